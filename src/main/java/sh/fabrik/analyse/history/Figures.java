package sh.fabrik.analyse.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.Proportion;

/** Estimated numbers with the formula and the inputs that give them again. */
public final class Figures {
    /** Ends the name of a quantile that comes from counters. */
    public static final String ROUNDED_UP = ", rounded up by at most 1.6 %";

    private Figures() {}

    /**
     * A number that the query returns; where some of its runs are pruned, one that the counters give, with what the query still says.
     */
    static Figure observed(String name, double value, String sql, boolean pruned) {
        return pruned
                ? estimated(
                        name,
                        value,
                        "from the counters, since the details of older runs are pruned; runs still stored: " + sql,
                        Map.of())
                : new Figure.Observed(name, value, sql);
    }

    public static Figure estimated(String name, double value, String formula, Map<String, String> inputs) {
        return new Figure.Estimated(name, value, formula, inputs, Optional.empty());
    }

    /** The interval of a rate. */
    public static List<Figure> interval(String name, Proportion rate, Tally tally, Prior prior) {
        String formula =
                "quantile of Beta(prior mean x strength + hits, (1 - prior mean) x strength + misses), hits and misses"
                        + " weighted by 0.5^(age / 14 days) (Gelman et al., Bayesian Data Analysis, 2.4)";
        Map<String, String> inputs = Map.of(
                "runs", Integer.toString(tally.n()),
                "hits", Integer.toString(tally.hits()),
                "weighted runs", number(tally.effectiveRuns()),
                "weighted hits", number(tally.effectiveHits()),
                "prior mean", number(prior.mean()),
                "prior strength", number(prior.strength()));
        return List.of(
                estimated(name + ", 5 % quantile", rate.low(), formula, inputs),
                estimated(name + ", 95 % quantile", rate.high(), formula, inputs));
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
