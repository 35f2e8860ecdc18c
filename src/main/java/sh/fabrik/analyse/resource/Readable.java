package sh.fabrik.analyse.resource;

import java.time.Duration;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;

/**
 * Limits as people write them. Memory is rounded up to the roundest number of Mi or Gi that costs at most 3 %: a ladder of
 * 1-2-4-8Gi costs about three times the waste on real traces.
 *
 * <p>1.9Gi becomes 1984Mi, 3.95Gi becomes 4Gi, 700Mi becomes 704Mi, 33Mi stays 33Mi.
 */
final class Readable {
    private static final double MOST_COST = 1.03;
    private static final long LARGEST_GRAIN = 1L << 30;
    private static final long SMALLEST_GRAIN = 1L << 10;
    private static final long CPU_GRAIN = 50;

    private Readable() {}

    /** The roundest quantity from {@code bytes} to {@code bytes} + 3 %. */
    static Memory up(double bytes) {
        for (long grain = LARGEST_GRAIN; grain >= SMALLEST_GRAIN; grain /= 2) {
            double rounded = Math.ceil(bytes / grain) * grain;
            if (rounded <= bytes * MOST_COST) {
                return Memory.ofBytes((long) rounded);
            }
        }
        return Memory.ofBytes((long) Math.ceil(bytes));
    }

    /** As {@link #up}, but not over {@code ceiling}: what would pass it becomes the ceiling itself. */
    static Memory up(double bytes, double ceiling) {
        Memory rounded = up(bytes);
        return rounded.bytes() <= ceiling ? rounded : Memory.ofBytes((long) ceiling);
    }

    /** Up to a half minute under five minutes, a minute under half an hour, five under two hours, else a quarter of an hour. */
    static Duration upTime(double seconds) {
        long grain = seconds <= 300 ? 30 : seconds <= 1800 ? 60 : seconds <= 7200 ? 300 : 900;
        return Duration.ofSeconds((long) Math.ceil(seconds / grain) * grain);
    }

    /** Up to 50 thousandths of a core. */
    static Cpu upCpu(double millicores) {
        return Cpu.ofMillicores((long) Math.ceil(millicores / CPU_GRAIN) * CPU_GRAIN);
    }
}
