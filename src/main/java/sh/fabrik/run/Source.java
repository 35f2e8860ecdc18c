package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where knowledge about a run comes from, the best informed first: on a conflict of equal evidence the earlier wins. */
public enum Source {
    KUBERNETES,
    SMITHERS,
    EVENT_LOG,
    PROMETHEUS,
    LOKI,
    LINT,
    CSV;

    /** The word in the column {@code run_keys.source}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Source ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
