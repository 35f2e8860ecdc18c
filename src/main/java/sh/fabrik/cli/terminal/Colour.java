package sh.fabrik.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether output is coloured. The first of these that says anything decides: {@code --color} or {@code --no-color}, FABRIK_COLOR,
 * NO_COLOR, CLICOLOR_FORCE, TERM=dumb, and whether a terminal reads.
 */
public enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** Carries the flag into the environment of a command. */
    public static final String VARIABLE = "FABRIK_COLOR";

    /** What the words of a command line ask for. */
    public static Optional<Colour> asked(String... arguments) {
        Optional<Colour> asked = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (word.equals("--")) {
                break;
            } else if (word.equals("--no-color")) {
                asked = Optional.of(NEVER);
            } else if (word.startsWith("--color=")) {
                asked = find(word.substring("--color=".length())).or(() -> Optional.of(AUTO));
            } else if (word.equals("--color") && i + 1 < arguments.length) {
                asked = find(arguments[i + 1]).or(() -> Optional.of(AUTO));
            }
        }
        return asked;
    }

    /** Whether to use colours, as far as the environment and the terminal go. */
    public static boolean isUsed(Map<String, String> environment, boolean terminal) {
        Optional<Colour> chosen = find(environment.getOrDefault(VARIABLE, "")).filter(colour -> colour != AUTO);
        if (chosen.isPresent()) {
            return chosen.get() == ALWAYS;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminal && !"dumb".equals(environment.get("TERM"));
    }

    private static Optional<Colour> find(String word) {
        for (Colour colour : values()) {
            if (colour.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(colour);
            }
        }
        return Optional.empty();
    }
}
