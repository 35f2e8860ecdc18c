package sh.fabrik.suggest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The spec's four kinds of suggestion; also the folders of the second layer's rules. */
public enum SuggestionType {
    RESOURCE,
    MODEL,
    SPEC_REWRITE,
    WARNING;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static SuggestionType ofWord(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    public static Optional<SuggestionType> find(String word) {
        for (SuggestionType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
