package sh.fabrik.facts;

import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Memory;
import sh.fabrik.run.SpecId;

/**
 * How much memory a spec needs. A kill at a limit says "more than the limit": kills are censored observations.
 *
 * @param limit in force at the latest run, or as the spec says
 * @param runs with a peak or a kill, of this spec
 * @param kills runs of them killed for memory, at whatever limit
 * @param killedAtLimit share of runs killed, of the runs at the present limit
 * @param predictedKillRate expected share of the next runs that would be killed at the present limit, 0 to 1
 * @param largestPeak largest peak seen, killed or not
 * @param p95Peak observed 95 % quantile of the peaks, kills counted at their limit (so it is too low after kills)
 * @param days between the first and the last of these runs
 * @param options limits that hold a tolerable kill rate, ascending by tolerable rate
 */
public record MemoryProfile(
        SpecId spec,
        Optional<Memory> limit,
        int runs,
        int kills,
        Proportion killedAtLimit,
        double predictedKillRate,
        Memory largestPeak,
        Memory p95Peak,
        int days,
        List<LimitOption> options,
        Evidence evidence)
        implements SpecFact {

    public MemoryProfile {
        options = List.copyOf(options);
    }

    /**
     * A limit and what may be said of it.
     *
     * @param tolerableKillRate the rate it was made for
     * @param limit already rounded up to a readable quantity, and bounded to one doubling or one halving of the present
     * @param predictedKillRate expected share of runs killed at this limit
     * @param confidenceBetter probability that its kill rate is at least 2 points under the present limit's
     * @param confidenceTolerable probability that its kill rate is at most the tolerable rate
     */
    public record LimitOption(
            double tolerableKillRate,
            Memory limit,
            double predictedKillRate,
            double confidenceBetter,
            double confidenceTolerable) {}

    /** The limit for the strictest rate that is not under {@code tolerableKillRate}; the last option when all are under. */
    public LimitOption optionFor(double tolerableKillRate) {
        for (LimitOption option : options) {
            if (option.tolerableKillRate() >= tolerableKillRate - 1e-9) {
                return option;
            }
        }
        return options.get(options.size() - 1);
    }

    public Memory limitFor(double tolerableKillRate) {
        return optionFor(tolerableKillRate).limit();
    }

    public boolean hasLimit() {
        return limit.isPresent();
    }

    /** The present limit's bytes; 0 when there is none. For conditions only, together with {@link #hasLimit()}. */
    public long limitBytes() {
        return limit.map(Memory::bytes).orElse(0L);
    }

    /** The largest peak over the present limit; 1 when there is no limit. */
    public double shareUsed() {
        return limitBytes() == 0 ? 1 : largestPeak.bytes() / (double) limitBytes();
    }

    public int runsAtLimit() {
        return killedAtLimit.n();
    }

    /** Kills at the present limit; all kills when no limit is known. */
    public int killsInForce() {
        return hasLimit() ? killedAtLimit.hits() : kills;
    }

    /** Share of runs killed at the present limit, 0 to 1; of all runs when no limit is known. */
    public double shareKilled() {
        if (hasLimit()) {
            return killedAtLimit.observed();
        }
        return runs == 0 ? 0 : (double) kills / runs;
    }

    /** The limit for the rate over the present limit: 2 is a doubling; 1 when there is no present limit or no estimate. */
    public double stepTo(double tolerableKillRate) {
        if (options.isEmpty() || limitBytes() == 0) {
            return 1;
        }
        return limitFor(tolerableKillRate).bytes() / (double) limitBytes();
    }

    /** Memory that the limit for the rate would free, in Mi (2^20 bytes), rounded down; negative when it needs more. */
    public long mebibytesFreedAt(double tolerableKillRate) {
        return options.isEmpty()
                ? 0
                : (limitBytes() - limitFor(tolerableKillRate).bytes()) >> 20;
    }

    /** Whether a run with {@code asked} would get less than the largest peak seen; never when nothing is asked. */
    public boolean underPeak(Optional<Memory> asked) {
        return asked.isPresent() && largestPeak.isMoreThan(asked.get());
    }

    /** Whether the limit for the rate is more than what is asked, else than the present limit; so too when neither is known. */
    public boolean exceeds(Optional<Memory> asked, double tolerableKillRate) {
        return !options.isEmpty()
                && asked.or(() -> limit)
                        .map(given -> limitFor(tolerableKillRate).isMoreThan(given))
                        .orElse(true);
    }
}
