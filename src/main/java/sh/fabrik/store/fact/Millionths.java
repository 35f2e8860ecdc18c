package sh.fabrik.store.fact;

import java.util.Arrays;
import java.util.List;
import sh.fabrik.facts.Distribution;

/**
 * The hundredths of a distribution as they are kept: those between 0 and 1, in millionths.
 *
 * @param from the first hundredth whose probability is not 0
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to a text, and never compared
public record Millionths(int from, int[] parts) {
    private static final double ALL = 1e6;

    public static Millionths of(Distribution.Table table) {
        List<Double> hundredths = table.hundredths();
        int[] parts = new int[hundredths.size()];
        int from = 0;
        int to = 0;
        for (int percent = 0; percent < parts.length; percent++) {
            parts[percent] = (int) Math.round(hundredths.get(percent) * ALL);
            from += parts[percent] == 0 ? 1 : 0;
            to += parts[percent] == (int) ALL ? 0 : 1;
        }
        return new Millionths(from, Arrays.copyOfRange(parts, from, to));
    }

    public Distribution.Table table() {
        Double[] hundredths = new Double[Distribution.Table.SIZE];
        Arrays.fill(hundredths, 0, from, 0.0);
        for (int i = 0; i < parts.length; i++) {
            hundredths[from + i] = parts[i] / ALL;
        }
        Arrays.fill(hundredths, from + parts.length, hundredths.length, 1.0);
        return new Distribution.Table(List.of(hundredths));
    }
}
