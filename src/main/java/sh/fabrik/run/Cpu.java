package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Processor time per time, in billionths of a core, zero or more. Its text is a Kubernetes quantity: {@code 2}, {@code 500m}. */
public record Cpu(@JsonValue long nanocores) implements Comparable<Cpu> {
    private static final long PER_MILLICORE = 1_000_000L;
    private static final long PER_CORE = 1_000_000_000L;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    public Cpu {
        if (nanocores < 0) {
            throw new UnreadableValue(nanocores + " nanocores is negative; CPU is zero or more.");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cpu ofNanocores(long nanocores) {
        return new Cpu(nanocores);
    }

    public static Cpu ofMillicores(long millicores) {
        return new Cpu(Math.multiplyExact(millicores, PER_MILLICORE));
    }

    /** @throws UnreadableValue when the number is negative, not a number or infinite */
    public static Cpu ofCores(double cores) {
        if (!Double.isFinite(cores)) {
            throw new UnreadableValue(cores + " is not a number of cores; leave an unknown CPU out.");
        }
        return new Cpu(Math.round(cores * PER_CORE));
    }

    /**
     * Reads a Kubernetes quantity of cores; finer than a billionth is rounded up.
     *
     * @throws UnreadableValue when the text is no quantity, negative, or beyond nine billion cores
     */
    public static Cpu parse(String text) {
        BigDecimal nanocores =
                Quantity.parse(text, "2 or 500m").scaleByPowerOfTen(9).setScale(0, RoundingMode.CEILING);
        if (nanocores.compareTo(LARGEST) > 0) {
            throw new UnreadableValue("\"" + text + "\" is more CPU than any machine has; write it like 2 or 500m.");
        }
        return new Cpu(nanocores.longValueExact());
    }

    /** In thousandths of a core, rounded up. */
    public long millicores() {
        return -Math.floorDiv(-nanocores, PER_MILLICORE);
    }

    public double cores() {
        return nanocores / (double) PER_CORE;
    }

    @Override
    public int compareTo(Cpu other) {
        return Long.compare(nanocores, other.nanocores);
    }

    @Override
    public String toString() {
        if (nanocores % PER_CORE == 0) {
            return Long.toString(nanocores / PER_CORE);
        }
        if (nanocores % PER_MILLICORE == 0) {
            return nanocores / PER_MILLICORE + "m";
        }
        return nanocores % 1000 == 0 ? nanocores / 1000 + "u" : nanocores + "n";
    }
}
