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

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Whether a run may rest on it alone; metrics, logs and lint reports only add to a run that another source names. */
    public boolean namesRuns() {
        return this != PROMETHEUS && this != LOKI && this != LINT;
    }

    /** Whether its key is the text of the run's key in Kubernetes, so that the two always go together. */
    public boolean followsKubernetes() {
        return this == PROMETHEUS || this == LOKI;
    }

    /** The word in the column {@code run_keys.source}. */
    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static Source ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
