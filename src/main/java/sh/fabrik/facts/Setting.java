package sh.fabrik.facts;

import java.util.Locale;

/** What a run can be given before it starts. */
public enum Setting {
    MODEL,
    MEMORY,
    CPU;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
