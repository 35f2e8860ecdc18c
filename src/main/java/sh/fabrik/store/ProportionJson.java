package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sh.fabrik.facts.Proportion;
import tools.jackson.databind.util.StdConverter;

/**
 * A proportion as it is kept. Of its cumulative probabilities only those between 0 and 1 are written, in millionths.
 *
 * @param from the first hundredth whose probability is not 0
 */
record ProportionJson(int n, int hits, double value, double low, double high, int from, List<Integer> cumulative) {
    private static final double PARTS = 1e6;
    private static final int HUNDREDTHS = 101;

    static final class Kept extends StdConverter<Proportion, ProportionJson> {
        @Override
        public ProportionJson convert(Proportion share) {
            List<Integer> parts = share.cumulative().stream()
                    .map(probability -> (int) Math.round(probability * PARTS))
                    .toList();
            int from = Collections.frequency(parts, 0);
            int all = Collections.frequency(parts, (int) PARTS);
            return new ProportionJson(
                    share.n(),
                    share.hits(),
                    share.value(),
                    share.low(),
                    share.high(),
                    from,
                    parts.subList(from, HUNDREDTHS - all));
        }
    }

    static final class Unfolded extends StdConverter<ProportionJson, Proportion> {
        @Override
        public Proportion convert(ProportionJson kept) {
            List<Double> cumulative = new ArrayList<>(Collections.nCopies(kept.from, 0.0));
            kept.cumulative.forEach(part -> cumulative.add(part / PARTS));
            cumulative.addAll(Collections.nCopies(HUNDREDTHS - cumulative.size(), 1.0));
            return new Proportion(kept.n, kept.hits, kept.value, kept.low, kept.high, cumulative);
        }
    }
}
