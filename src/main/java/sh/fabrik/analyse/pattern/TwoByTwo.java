package sh.fabrik.analyse.pattern;

import java.util.HashSet;
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

    /** @param all of the cells that were looked at, with the trait and without */
    static TwoByTwo of(Trait trait, WeighedCells all) {
        WeighedCells.Sums with = new WeighedCells.Sums();
        Set<SpecId> specs = new HashSet<>();
        Set<SpecId> failing = new HashSet<>();
        for (WeighedCells.Weighed weighed : all.that(trait)) {
            Cell cell = weighed.cell();
            if (trait.has().test(cell)) {
                with.add(weighed);
                specs.add(cell.spec());
                if (weighed.failures() > 0) {
                    failing.add(cell.spec());
                }
            }
        }
        WeighedCells.Sums without = all.sums().less(with);
        return new TwoByTwo(
                with.failed(), without.failed(), new int[][] {with.rounded(), without.rounded()}, specs, failing);
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
