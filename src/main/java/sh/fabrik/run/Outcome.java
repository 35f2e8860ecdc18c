package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a run ended. A run that has not ended, or of which nobody knows how it ended, has no outcome. */
public enum Outcome {
    SUCCESS,
    FAILED,
    CANCELLED,
    TIMEOUT;

    private static final List<Outcome> ALL = List.of(values());

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in the column {@code runs.status}. */
    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static Outcome ofWord(String word) {
        return find(word)
                .orElseThrow(() -> new UnreadableValue(
                        "\"" + word + "\" is no outcome of a run; known are success, failed, cancelled and timeout."));
    }

    public static Optional<Outcome> find(String word) {
        for (Outcome outcome : ALL) {
            if (outcome.word.equals(word)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
