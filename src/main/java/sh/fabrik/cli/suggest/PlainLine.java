package sh.fabrik.cli.suggest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.context.Workplace;

/**
 * A line of {@code fabrik suggest} that needs no one who knows about command lines: known options, each once and with a plain value, none
 * of which asks for an analysis.
 */
final class PlainLine {
    private static final Set<String> WITH_VALUE =
            Set.of("--db", "--project", "--spec", "--type", "--min-confidence", "--limit", "--color");
    private static final Set<String> ALONE =
            Set.of("--json", "--all", "--all-projects", "--exit-code", "--no-color", "--no-pager");
    private static final Set<String> COLOURS = Set.of("auto", "always", "never");
    private static final int LONGEST_NUMBER = 6;

    private final Map<String, String> options;

    private PlainLine(Map<String, String> options) {
        this.options = options;
    }

    /** Empty when the line is not so plain. */
    static Optional<PlainLine> of(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            String name = spelledOut(equals > 0 ? arguments[i].substring(0, equals) : arguments[i]);
            String value = "";
            if (equals > 0) {
                value = arguments[i].substring(equals + 1);
            } else if (WITH_VALUE.contains(name) && i + 1 < arguments.length) {
                value = arguments[++i];
            }
            boolean fits = value.isEmpty() ? equals < 0 && ALONE.contains(name) : mayBe(name, value);
            if (!fits || options.put(name, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainLine(options));
    }

    private static String spelledOut(String name) {
        return switch (name) {
            case "-p" -> "--project";
            case "-A" -> "--all-projects";
            default -> name;
        };
    }

    private static boolean mayBe(String name, String value) {
        boolean plain = WITH_VALUE.contains(name) && "-@'\"".indexOf(value.charAt(0)) < 0;
        return switch (name) {
            case "--limit" -> plain && isCount(value);
            case "--color" -> plain && COLOURS.contains(value.toLowerCase(Locale.ROOT));
            default -> plain;
        };
    }

    private static boolean isCount(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() <= LONGEST_NUMBER;
    }

    Workplace workplace(Surroundings surroundings) {
        return new Workplace(surroundings, value("--db").map(Path::of), value("--project"));
    }

    /** @throws sh.fabrik.run.UnreadableValue as {@link SuggestionFilter#of} */
    PendingList.Wish wish() {
        return new PendingList.Wish(
                options.containsKey("--json"),
                options.containsKey("--all-projects"),
                SuggestionFilter.of(value("--spec"), value("--type"), value("--min-confidence")),
                options.containsKey("--all")
                        ? OptionalInt.empty()
                        : OptionalInt.of(value("--limit").map(Integer::parseInt).orElse(PendingList.USUAL_LIMIT)),
                options.containsKey("--exit-code"));
    }

    private Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }
}
