package sh.fabrik.facts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A number that a suggestion quotes, and how anyone can get it again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Figure.Observed.class, name = "observed"),
    @JsonSubTypes.Type(value = Figure.Estimated.class, name = "estimated")
})
public sealed interface Figure {
    String name();

    double value();

    /**
     * Counted or measured: a count, a rate, an observed percentile.
     *
     * @param value in the unit the name says
     * @param sql returns exactly this value, in one row and one column, when run on the same database
     */
    record Observed(String name, double value, String sql) implements Figure {
        /** Written out, as hashCode is: an analysis waits while the JVM makes those of a record at their first use. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Observed that
                    && name.equals(that.name)
                    && Double.compare(value, that.value) == 0
                    && sql.equals(that.sql);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Double.hashCode(value);
        }
    }

    /**
     * Estimated from what was observed.
     *
     * @param formula in words, with its source
     * @param inputs the values that went in
     * @param seed of the random draws, where there were any
     */
    record Estimated(String name, double value, String formula, Map<String, String> inputs, Optional<Long> seed)
            implements Figure {
        public Estimated {
            inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        }

        /** Written out, as hashCode is: an analysis waits while the JVM makes those of a record at their first use. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Estimated that
                    && name.equals(that.name)
                    && Double.compare(value, that.value) == 0
                    && formula.equals(that.formula)
                    && inputs.equals(that.inputs)
                    && seed.equals(that.seed);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Double.hashCode(value);
        }
    }
}
