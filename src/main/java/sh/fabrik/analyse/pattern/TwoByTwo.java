package sh.fabrik.analyse.pattern;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.SpecId;

/**
 * Judged runs with and without a trait, failed and not.
 *
 * @param with failures (hits) among runs with the trait
 * @param without the same among the others
 * @param weighted the four counts for the test: a spec's runs weigh 1 / sqrt(its runs), so that one looping spec does not decide
 * @param specs distinct specs with the trait
 * @param failingSpecs those of them that failed at least once with it
 */
record TwoByTwo(Tally with, Tally without, int[][] weighted, Set<SpecId> specs, Set<SpecId> failingSpecs) {

    /** A cell, and what each of its runs weighs. */
    record Weighed(Cell cell, double weight) {}

    /** What is the same for all traits. */
    static List<Weighed> weigh(List<Cell> cells) {
        Map<SpecId, Integer> runs = new HashMap<>();
        cells.forEach(cell -> runs.merge(cell.spec(), cell.tally().n(), Integer::sum));
        return cells.stream()
                .map(cell -> new Weighed(cell, 1 / Math.sqrt(runs.getOrDefault(cell.spec(), 1))))
                .toList();
    }

    static TwoByTwo of(Trait trait, List<Weighed> cells) {
        double[][] table = new double[2][2];
        int[][] counted = new int[2][2];
        Set<SpecId> specs = new HashSet<>();
        Set<SpecId> failing = new HashSet<>();
        for (Weighed weighed : cells) {
            Cell cell = weighed.cell;
            boolean has = trait.has().test(cell);
            int row = has ? 0 : 1;
            int hits = cell.tally().hits();
            int failures = cell.tally().n() - hits;
            table[row][0] += failures * weighed.weight;
            table[row][1] += hits * weighed.weight;
            counted[row][0] += failures;
            counted[row][1] += hits;
            if (has) {
                specs.add(cell.spec());
            }
            if (has && failures > 0) {
                failing.add(cell.spec());
            }
        }
        return new TwoByTwo(failed(counted[0]), failed(counted[1]), rounded(table), specs, failing);
    }

    private static Tally failed(int[] counted) {
        return Tally.of(counted[0], counted[0] + counted[1]);
    }

    private static int[][] rounded(double[][] table) {
        int[][] counts = new int[2][2];
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                counts[row][column] = (int) Math.round(table[row][column]);
            }
        }
        return counts;
    }

    /** Probability of so many failures with the trait, or more, were it of no matter (Fisher's exact test, one-sided). */
    double p() {
        int failed = weighted[0][0] + weighted[1][0];
        int others = weighted[0][1] + weighted[1][1];
        int having = weighted[0][0] + weighted[0][1];
        if (failed == 0 || others == 0 || having == 0 || having == failed + others) {
            return 1;
        }
        return FisherExactTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(weighted)
                .getPValue();
    }

    double share() {
        return with.rate();
    }

    double elsewhere() {
        return without.rate();
    }

    double lift() {
        double all = with.plus(without).rate();
        return all == 0 ? 0 : share() / all;
    }
}
