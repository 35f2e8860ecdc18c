package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.Costs;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.Model;

/**
 * Two models on the specs that ran both. Each spec has the same share in both arms (Mantel and Haenszel 1959: n1 n2 / (n1 + n2)),
 * so that neither model gains by having had the easier specs.
 */
final class MatchedArms {
    private final List<Stratum> strata = new ArrayList<>();

    /** One spec's runs with one of the two. */
    private record Side(List<Cell> cells, Tally tally, Costs costs) {
        static Side of(List<Cell> cells) {
            return new Side(cells, Arm.sum(cells), Arm.costs(cells));
        }
    }

    /** One spec's runs with each of the two. */
    private record Stratum(Side current, Side candidate) {
        double weight() {
            double one = current.tally.effectiveRuns();
            double other = candidate.tally.effectiveRuns();
            return one * other / (one + other);
        }

        boolean costed() {
            return current.costs.n() > 0 && candidate.costs.n() > 0;
        }
    }

    MatchedArms(Frame frame, Pair pair) {
        frame.bySpec().values().forEach(cells -> {
            List<Cell> current = Frame.with(cells, pair.current());
            List<Cell> candidate = Frame.with(cells, pair.candidate());
            if (!current.isEmpty() && !candidate.isEmpty()) {
                strata.add(new Stratum(Side.of(current), Side.of(candidate)));
            }
        });
    }

    boolean isEmpty() {
        return strata.isEmpty();
    }

    Arm current(Frame frame, Model model) {
        return arm(frame, model, Stratum::current);
    }

    Arm candidate(Frame frame, Model model) {
        return arm(frame, model, Stratum::candidate);
    }

    private Arm arm(Frame frame, Model model, Function<Stratum, Side> side) {
        double weights = 0;
        double hits = 0;
        double variance = 0;
        for (Stratum stratum : strata) {
            Tally tally = side.apply(stratum).tally();
            double weight = stratum.weight();
            weights += weight;
            hits += weight * tally.rate();
            variance += weight * weight / tally.effectiveRuns();
        }
        double runs = weights * weights / variance;
        List<Cell> cells =
                strata.stream().flatMap(s -> side.apply(s).cells().stream()).toList();
        Tally tally = Tally.weighted(runs, hits / weights);
        return Arm.of(frame, model, cells).standardised(tally, cost(side));
    }

    private OptionalDouble cost(Function<Stratum, Side> side) {
        List<Stratum> costed = strata.stream().filter(Stratum::costed).toList();
        double weights = costed.stream().mapToDouble(Stratum::weight).sum();
        double sum = costed.stream()
                .mapToDouble(s -> s.weight() * side.apply(s).costs().mean().orElse(0))
                .sum();
        return costed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }
}
