package sh.fabrik.analyse.history;

import java.util.Locale;

/** What an ended run speaks about; the view {@code ended_runs} decides it, in one place for all queries. */
public enum RunKind {
    SUCCESS,
    /** The work itself failed. */
    WORK,
    /** A deadline passed. */
    TIMEOUT,
    /** Killed for memory. */
    MEMORY,
    /** The cluster, the image, the credentials, or ended from outside. */
    ENVIRONMENT,
    /** A person had to decide, or decided. */
    PERSON,
    CANCELLED;

    /** The kinds that count for a spec and a model, as an SQL list. */
    public static final String JUDGED = "('success', 'work', 'timeout')";

    public static RunKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts for the success rate of its spec and its model. */
    public boolean judged() {
        return this == SUCCESS || this == WORK || this == TIMEOUT;
    }
}
