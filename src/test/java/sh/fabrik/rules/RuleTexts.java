package sh.fabrik.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small rule files for tests. */
public final class RuleTexts {
    private RuleTexts() {}

    /** A rule that speaks of every spec with at least five runs and that passes every check. */
    public static String resource(String name) {
        return """
                /*
                 * NAME
                 *
                 * Says     There is something to do.
                 * Because  Many runs say so.
                 * Silent   With few runs.
                 */
                package rules.resource.PACKAGE

                import sh.fabrik.facts.MemoryProfile
                import sh.fabrik.suggest.Priority
                import sh.fabrik.suggest.Suggestion

                dialect "java"

                // ── thresholds ─────────────────────────────
                function int minimumRuns() { return 5; }  // runs with a reading
                // ───────────────────────────────────────────

                rule "NAME"
                when
                    $memory : MemoryProfile(
                        runs >= minimumRuns(),
                        kills > 0)
                then
                    insert(Suggestion.resource("NAME", $memory.spec())
                        .about("memory")
                        .to("memory: " + $memory.largestPeak())
                        .withConfidence(0.9)
                        .priority(Priority.HIGH)
                        .because("There were " + $memory.kills() + " kills.", $memory.evidence()));
                end
                """.replace("NAME", name).replace("PACKAGE", name.replace('-', '_'));
    }

    /** A first-layer rule: memory-starved from one kill on. */
    public static String diagnosis() {
        return """
                package rules.diagnosis.memory_starved

                import sh.fabrik.facts.Diagnosis
                import sh.fabrik.facts.MemoryProfile

                dialect "java"

                rule "memory-starved"
                when
                    $memory : MemoryProfile(kills > 0)
                then
                    insert(Diagnosis.of("memory-starved", $memory.spec(), "It is killed.", $memory.evidence()));
                end
                """;
    }

    /** A model rule that is silent where memory is the problem. */
    public static String model() {
        return """
                package rules.model.use_other_model

                import sh.fabrik.facts.Diagnosis
                import sh.fabrik.facts.ModelComparison
                import sh.fabrik.suggest.Suggestion

                dialect "java"

                rule "use-other-model"
                when
                    $models : ModelComparison($spec : spec, probabilityBetter > 0.9)
                    not Diagnosis(spec == $spec, name == "memory-starved")
                then
                    insert(Suggestion.model("use-other-model", $spec).to("model: " + $models.candidate().model()));
                end
                """;
    }

    /** Advice for every request. */
    public static String advice() {
        return """
                package rules.advice.memory

                import sh.fabrik.facts.RunRequest
                import sh.fabrik.suggest.Advice

                dialect "java"

                rule "memory"
                when
                    RunRequest($spec : spec)
                then
                    insert(Advice.memory("memory", $spec, "4Gi", 0.9, "Because."));
                end
                """;
    }

    /** Writes a file below the folder, with the folders it needs. */
    public static Path write(Path folder, String relative, String text) {
        try {
            Path path = folder.resolve(relative);
            Files.createDirectories(path.resolveSibling(""));
            return Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
