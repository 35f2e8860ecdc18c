package sh.fabrik.rules.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.suggest.Advice;
import sh.fabrik.suggest.Suggestion;

/** Sets what was said against what was expected: each expectation must be met by one statement, and none may be left over. */
final class Comparison {
    private Comparison() {}

    /** What is wrong, in lines; empty when all is as expected. */
    static String explain(List<Expectation> expected, List<Object> said) {
        List<Object> left = new ArrayList<>(said);
        List<Expectation> unmet = new ArrayList<>();
        for (Expectation expectation : expected.stream()
                .sorted(Comparator.comparingInt(Expectation::size).reversed())
                .toList()) {
            Optional<Object> match = left.stream()
                    .filter(candidate -> expectation.differences(candidate).isEmpty())
                    .findFirst();
            match.ifPresentOrElse(left::remove, () -> unmet.add(expectation));
        }
        List<String> lines = new ArrayList<>();
        for (Expectation expectation : unmet) {
            lines.add("expected " + expectation);
            left.forEach(candidate -> lines.add("  but      " + String.join("; ", expectation.differences(candidate))));
        }
        left.forEach(candidate -> lines.add("said     " + show(candidate)));
        if (said.isEmpty() && !unmet.isEmpty()) {
            lines.add("said     nothing");
        }
        return String.join("\n", lines);
    }

    private static String show(Object said) {
        if (said instanceof Suggestion it) {
            return "suggestion {spec: " + it.spec() + ", setting: " + it.setting() + ", title: " + it.title()
                    + ", current: " + it.current().orElse("-") + ", suggested: " + it.suggested() + ", confidence: "
                    + it.confidence() + ", priority: " + it.priority() + ", reasoning: " + it.reasoning() + "}";
        }
        if (said instanceof Diagnosis it) {
            return "diagnosis {spec: " + it.spec() + ", name: " + it.name() + ", reason: " + it.reason() + "}";
        }
        if (said instanceof Advice it) {
            return "advice {spec: " + it.spec() + ", setting: " + it.setting() + ", kind: " + it.kind() + ", value: "
                    + it.value() + ", confidence: " + it.confidence() + ", reason: " + it.reason() + "}";
        }
        return said.toString();
    }
}
