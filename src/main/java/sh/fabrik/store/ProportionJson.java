package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import sh.fabrik.facts.Proportion;
import sh.fabrik.store.fact.Millionths;
import tools.jackson.databind.util.StdConverter;

/**
 * A proportion as it is kept. Of its cumulative probabilities only those between 0 and 1 are written, in millionths.
 *
 * @param from the first hundredth whose probability is not 0
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to and from a text, and never compared
record ProportionJson(int n, int hits, double value, double low, double high, int from, int[] cumulative) {
    private static final double PARTS = 1e6;
    private static final int HUNDREDTHS = 101;

    static final class Kept extends StdConverter<Proportion, ProportionJson> {
        @Override
        public ProportionJson convert(Proportion share) {
            Millionths between = Millionths.of(share);
            return new ProportionJson(
                    share.n(), share.hits(), share.value(), share.low(), share.high(), between.from(), between.parts());
        }
    }

    static final class Unfolded extends StdConverter<ProportionJson, Proportion> {
        @Override
        public Proportion convert(ProportionJson kept) {
            List<Double> cumulative = new ArrayList<>(Collections.nCopies(kept.from, 0.0));
            Arrays.stream(kept.cumulative).forEach(part -> cumulative.add(part / PARTS));
            cumulative.addAll(Collections.nCopies(HUNDREDTHS - cumulative.size(), 1.0));
            return new Proportion(kept.n, kept.hits, kept.value, kept.low, kept.high, cumulative);
        }
    }
}
