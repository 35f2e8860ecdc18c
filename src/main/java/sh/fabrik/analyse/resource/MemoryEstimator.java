package sh.fabrik.analyse.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.CensoredSample;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.analyse.stat.Quantiles;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.MemoryProfile.LimitOption;
import sh.fabrik.run.Memory;

/** How much memory a spec needs. A kill at 2Gi says "more than 2Gi" and never "2Gi". */
public final class MemoryEstimator {
    /** Shares of killed runs that people tolerate, for each of which there is an option. */
    static final List<Double> TOLERABLE = List.of(0.01, 0.02, 0.05, 0.10);

    private MemoryEstimator() {}

    /** Empty when no run has a peak, nor a kill at a known limit. */
    public static Optional<MemoryProfile> profile(SpecRuns spec) {
        List<EndedRun> seen =
                spec.which(run -> run.how().killed() || run.use().memoryPeak().isPresent());
        List<EndedRun> measured = seen.stream().filter(run -> bytes(run) > 0).toList();
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        CensoredSample sample = new CensoredSample(measured.stream()
                .map(run -> new Seen(bytes(run), run.how().killed(), spec.weightOf(run)))
                .toList());
        return Optional.of(profile(spec, seen, measured, sample));
    }

    private static MemoryProfile profile(
            SpecRuns spec, List<EndedRun> seen, List<EndedRun> measured, CensoredSample sample) {
        long[] ascending =
                measured.stream().mapToLong(MemoryEstimator::bytes).sorted().toArray();
        Optional<Memory> limit = spec.memoryLimit().filter(memory -> memory.bytes() > 0);
        List<EndedRun> atLimit = limit.isEmpty()
                ? seen
                : seen.stream()
                        .filter(run -> run.settings().memoryLimit().equals(limit))
                        .toList();
        LimitStep step = new LimitStep(
                sample, limit.map(memory -> OptionalDouble.of(memory.bytes())).orElse(OptionalDouble.empty()));
        var known = new MemoryFindings(spec, seen, atLimit, limit, step, ascending);
        return new MemoryProfile(
                spec.id(),
                limit,
                seen.size(),
                (int) seen.stream().filter(run -> run.how().killed()).count(),
                BetaRate.of(spec.tally(atLimit, run -> run.how().killed())),
                known.predictedKillRate(),
                Memory.ofBytes(ascending[ascending.length - 1]),
                Memory.ofBytes(Quantiles.nearestRank(ascending, 0.95)),
                days(seen),
                options(step),
                MemoryEvidence.of(known));
    }

    static List<LimitOption> options(LimitStep step) {
        return TOLERABLE.stream().map(tolerable -> option(step, tolerable)).toList();
    }

    private static LimitOption option(LimitStep step, double tolerable) {
        Memory limit = Readable.up(step.limitFor(tolerable), step.ceiling());
        return new LimitOption(
                tolerable,
                limit,
                step.sample().above(limit.bytes()),
                step.confidenceBetter(limit.bytes()),
                step.confidenceTolerable(limit.bytes(), tolerable));
    }

    private static long bytes(EndedRun run) {
        return run.memorySeen().map(Memory::bytes).orElse(0L);
    }

    private static int days(List<EndedRun> newestFirst) {
        return (int) Duration.between(
                        newestFirst.get(newestFirst.size() - 1).end(),
                        newestFirst.get(0).end())
                .toDays();
    }
}
