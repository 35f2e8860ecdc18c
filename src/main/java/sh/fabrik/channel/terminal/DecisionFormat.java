package sh.fabrik.channel.terminal;

import java.util.Locale;
import java.util.Optional;

/** The forms in which the pre-run hook answers. */
public enum DecisionFormat {
    TEXT,
    JSON,
    ENV,
    PATCH;

    public static Optional<DecisionFormat> find(String word) {
        for (DecisionFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
