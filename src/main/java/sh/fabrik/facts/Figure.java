package sh.fabrik.facts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
        @Override
        public int hashCode() {
            return Figure.hash(this);
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

        @Override
        public int hashCode() {
            return Figure.hash(this);
        }
    }

    /** Of what tells most apart; queries and formulas are long. */
    private static int hash(Figure figure) {
        return 31 * figure.name().hashCode() + Double.hashCode(figure.value());
    }
}
