package sh.fabrik.channel.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.facts.Setting;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.Decision;

/** The answer to "what should this run get?" in the forms a dispatch script can use. */
public final class DecisionText {
    private static final Map<Setting, String> VARIABLES = Map.of(
            Setting.MODEL, "FABRIK_MODEL",
            Setting.MEMORY, "FABRIK_MEMORY_LIMIT",
            Setting.CPU, "FABRIK_CPU_LIMIT");
    /** The container of a fabrik Job that does the work; sidecars keep their limits. */
    private static final String CONTAINER = "fabrik";

    private DecisionText() {}

    /** What fabrik decided. */
    public static String of(DecisionFormat format, Decided decided) {
        return of(format, decided.decision(), Optional.of(decided.id()), Optional.empty());
    }

    /** The run's own values. @param why fabrik could not judge, one sentence */
    public static String open(DecisionFormat format, Decision kept, String why) {
        return of(format, kept, Optional.empty(), Optional.of(why));
    }

    private static String of(DecisionFormat format, Decision decision, Optional<String> id, Optional<String> open) {
        return switch (format) {
            case TEXT -> text(decision) + id.map(DecisionText::trace).orElse("");
            case JSON -> DecisionJson.of(decision, id, open) + "\n";
            case ENV ->
                environment(decision)
                        + id.map(one -> "FABRIK_DECISION=" + quoted(one) + "\n").orElse("");
            case PATCH -> patch(decision, id) + "\n";
        };
    }

    private static String trace(String id) {
        return "advice  " + id + "  why: fabrik suggest show " + id + "\n";
    }

    private static String text(Decision decision) {
        return decision.choices().stream().map(DecisionText::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Decision.Choice choice) {
        String name = DecisionJson.name(choice.setting());
        String previous = choice.previous()
                .filter(before -> !choice.value().equals(Optional.of(before)))
                .map(before -> " (was " + before + ")")
                .orElse("");
        String origin = choice.rule().map(rule -> "rule " + rule + ": ").orElse("kept: ");
        return name + " ".repeat(8 - name.length()) + choice.value().orElse("-") + previous + "  " + origin
                + choice.reason();
    }

    /** Assignments for {@code eval} in a POSIX shell; what is unknown is not mentioned. */
    private static String environment(Decision decision) {
        return decision.choices().stream()
                .filter(choice -> choice.value().isPresent())
                .map(choice -> VARIABLES.get(choice.setting()) + "="
                        + quoted(choice.value().get()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String patch(Decision decision, Optional<String> id) {
        Map<String, String> limits = new LinkedHashMap<>();
        for (Decision.Choice choice : decision.choices()) {
            if (choice.setting() != Setting.MODEL) {
                choice.value().ifPresent(value -> limits.put(DecisionJson.name(choice.setting()), value));
            }
        }
        return DecisionJson.patch(CONTAINER, limits, id);
    }
}
