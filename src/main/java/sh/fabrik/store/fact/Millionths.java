package sh.fabrik.store.fact;

import java.util.Arrays;
import sh.fabrik.facts.Proportion;

/**
 * The cumulative probabilities of a proportion as they are kept: those between 0 and 1, in millionths.
 *
 * @param from the first hundredth whose probability is not 0
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to a text, and never compared
public record Millionths(int from, int[] parts) {
    private static final double ALL = 1e6;

    public static Millionths of(Proportion share) {
        int[] parts = new int[share.cumulative().size()];
        int from = 0;
        int to = 0;
        for (int percent = 0; percent < parts.length; percent++) {
            parts[percent] = (int) Math.round(share.cumulative(percent) * ALL);
            from += parts[percent] == 0 ? 1 : 0;
            to += parts[percent] == (int) ALL ? 0 : 1;
        }
        return new Millionths(from, Arrays.copyOfRange(parts, from, to));
    }
}
