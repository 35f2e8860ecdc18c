package sh.fabrik.analyse.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import sh.fabrik.analyse.history.Group;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.CensoredSample;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.analyse.stat.Tally;
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
        List<Seen> needs = spec.counts().needs();
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        Optional<Memory> limit = spec.memoryLimit().filter(memory -> memory.bytes() > 0);
        LimitStep step = new LimitStep(
                new CensoredSample(needs),
                limit.map(memory -> OptionalDouble.of(memory.bytes())).orElse(OptionalDouble.empty()));
        Tally all = spec.counts().kills(group -> true);
        Tally atLimit = limit.isEmpty()
                ? all
                : spec.counts().kills(group -> group.key().limit().equals(limit));
        return Optional.of(profile(spec, findings(spec.scope(), all, atLimit, limit, step)));
    }

    private static MemoryFindings findings(
            SpecScope scope, Tally all, Tally atLimit, Optional<Memory> limit, LimitStep step) {
        CensoredSample sample = step.sample();
        return new MemoryFindings(
                scope,
                all,
                atLimit,
                limit,
                step.basis(),
                limit.map(memory -> sample.above(memory.bytes())).orElseGet(() -> (double) all.hits() / all.n()),
                (long) sample.largest(),
                (long) sample.quantile(0.95),
                options(step));
    }

    private static MemoryProfile profile(SpecRuns spec, MemoryFindings known) {
        return new MemoryProfile(
                spec.id(),
                known.limit(),
                known.all().n(),
                known.all().hits(),
                BetaRate.of(known.atLimit()),
                known.predictedKillRate(),
                Memory.ofBytes(known.largest()),
                Memory.ofBytes(known.p95()),
                days(spec),
                known.options(),
                MemoryEvidence.of(spec, known));
    }

    private static List<LimitOption> options(LimitStep step) {
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

    private static int days(SpecRuns spec) {
        List<Group> measured = spec.counts().groups().stream()
                .filter(group -> group.measured().runs() > 0)
                .toList();
        long first = measured.stream()
                .mapToLong(group -> group.total().first())
                .min()
                .orElse(0);
        long last =
                measured.stream().mapToLong(group -> group.total().last()).max().orElse(0);
        return (int) Duration.ofSeconds(last - first).toDays();
    }
}
