package sh.fabrik.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

/**
 * How a spec fared in the window.
 *
 * @param type the spec's type, {@code unknown} when nobody knows
 * @param complexity low, medium, high or {@code unknown}
 * @param runs that ended, of whatever outcome
 * @param memoryKills runs killed for memory
 * @param timeouts runs that passed a deadline
 * @param environmentFailures runs that failed for the cluster, the image, the credentials, or were ended from outside
 * @param cancelled by a person
 * @param success share of successes among the runs that count for the spec: neither cancelled, nor killed for memory, nor
 *     failed by the environment, nor blocked
 * @param environment share of {@code environmentFailures} among {@code runs}
 * @param model last used, or as the spec says
 * @param memoryLimit last in force, or as the spec says
 */
public record SpecHistory(
        SpecId spec,
        String type,
        String complexity,
        Optional<Integer> taskCount,
        int runs,
        int memoryKills,
        int timeouts,
        int environmentFailures,
        int cancelled,
        Proportion success,
        Proportion environment,
        Proportion timeout,
        Optional<Duration> averageDuration,
        Optional<Usd> averageCost,
        Optional<Double> averageIterations,
        Optional<Model> model,
        Optional<Memory> memoryLimit,
        Optional<Cpu> cpuLimit,
        Optional<String> fingerprint,
        Instant firstRun,
        Instant lastRun,
        Evidence evidence)
        implements SpecFact {

    /** Runs that count for the spec's success rate. */
    public int judgedRuns() {
        return success.n();
    }

    public int tasks() {
        return taskCount.orElse(0);
    }
}
