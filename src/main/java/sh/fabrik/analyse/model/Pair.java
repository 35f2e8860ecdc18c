package sh.fabrik.analyse.model;

import org.jspecify.annotations.Nullable;
import sh.fabrik.run.Model;

/** The model in use and another one. */
record Pair(Model current, Model candidate) {
    /** Written out, as hashCode is: an analysis waits while the JVM makes those of a record at their first use. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pair that && current.equals(that.current) && candidate.equals(that.candidate);
    }

    @Override
    public int hashCode() {
        return 31 * current.hashCode() + candidate.hashCode();
    }
}
