package sh.fabrik.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What saving something changed. */
public enum Change {
    /** Not known before. */
    NEW,
    /** Known, and something more or something else is known now. */
    UPDATED,
    /** Nothing that was not known. */
    UNCHANGED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
