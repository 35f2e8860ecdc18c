package sh.fabrik.suggest;

import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;

/** Suggestions as rules make them, for tests. */
final class Said {
    static final SpecId SPEC = new SpecId("demo", "api-impl");
    static final SpecId OTHER_SPEC = new SpecId("demo", "fix-bug");

    private Said() {}

    static Suggestion memory(String from, String to, double confidence) {
        return Suggestion.resource("raise-memory-limit", SPEC)
                .about("memory")
                .titled("Increase memory to " + to)
                .from("memory: " + from)
                .to("memory: " + to)
                .withConfidence(confidence)
                .priority(Priority.HIGH)
                .because("30 of 40 runs were killed.", Evidence.NONE);
    }

    static Suggestion lowerMemory(String from, String to) {
        return Suggestion.resource("lower-memory-limit", SPEC)
                .about("memory")
                .from("memory: " + from)
                .to("memory: " + to)
                .withConfidence(0.99)
                .priority(Priority.HIGH);
    }

    static Suggestion model(String rule, String to, double confidence) {
        return Suggestion.model(rule, SPEC)
                .from("model: sonnet")
                .to("model: " + to)
                .withConfidence(confidence)
                .priority(Priority.MED);
    }

    static Suggestion warning(String rule, String setting) {
        return Suggestion.warning(rule, SPEC).about(setting).to("look at it").withConfidence(0.9);
    }

    static Suggestion rewrite(String rule, String setting) {
        return Suggestion.specRewrite(rule, SPEC)
                .about(setting)
                .to("spec: rewrite")
                .withConfidence(0.8);
    }
}
