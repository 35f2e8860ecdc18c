package sh.fabrik.analyse.resource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Group;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.CensoredSample;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.analyse.stat.Quantiles;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.run.RunKind;

/** How long a spec takes. A run that was stopped at its deadline says "longer than that". */
public final class TimeoutEstimator {
    /** Share of runs that a deadline may stop. */
    static final double TOLERABLE = 0.05;

    private static final Set<RunKind> SPEAKING = Set.of(RunKind.SUCCESS, RunKind.TIMEOUT);

    /** Times of stopping that differ by no more than this share of the median are one deadline. */
    private static final double SAME_DEADLINE = 0.10;

    private TimeoutEstimator() {}

    /** Empty when no run that succeeded or was stopped has a duration. */
    public static Optional<TimeoutProfile> profile(SpecRuns spec) {
        List<Seen> lengths = spec.counts().lengths(SPEAKING);
        if (lengths.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> deadline = deadline(spec);
        LimitStep step = new LimitStep(
                new CensoredSample(lengths),
                deadline.map(length -> OptionalDouble.of(length.toSeconds())).orElse(OptionalDouble.empty()));
        return Optional.of(profile(spec, deadline, step));
    }

    static boolean speaks(Group group) {
        return SPEAKING.contains(group.kind());
    }

    private static TimeoutProfile profile(SpecRuns spec, Optional<Duration> deadline, LimitStep step) {
        Duration suggested = Readable.upTime(step.limitFor(TOLERABLE));
        Tally stopped = spec.counts().tally(TimeoutEstimator::speaks, group -> group.kind() == RunKind.TIMEOUT);
        OptionalLong longest = spec.counts().groups().stream()
                .filter(group ->
                        group.kind() == RunKind.SUCCESS && group.total().longest() > 0)
                .mapToLong(group -> group.total().longest())
                .max();
        return new TimeoutProfile(
                spec.id(),
                stopped.n(),
                BetaRate.of(stopped),
                deadline,
                longest.isPresent() ? Optional.of(Duration.ofSeconds(longest.getAsLong())) : Optional.empty(),
                suggested,
                step.confidenceBetter(suggested.toSeconds()),
                TimeoutEvidence.of(spec, stopped, longest, step, suggested));
    }

    /** The deadline of a stopped run, or how long it ran if that is more. */
    private static Optional<Long> stopped(EndedRun run) {
        if (run.kind() != RunKind.TIMEOUT) {
            return Optional.empty();
        }
        long seconds = Math.max(
                run.use().seconds().orElse(0L), run.settings().timeoutSeconds().orElse(0L));
        return seconds > 0 ? Optional.of(seconds) : Optional.empty();
    }

    private static Optional<Duration> deadline(SpecRuns spec) {
        return spec.spec()
                .timeoutSeconds()
                .or(() -> spec.latest(run -> run.settings().timeoutSeconds()))
                .or(() -> shared(spec.ascending(TimeoutEstimator::stopped, Long::longValue)))
                .filter(length -> length > 0)
                .map(Duration::ofSeconds);
    }

    /** The time at which most were stopped; runs stopped at scattered times had no deadline in common but, say, a budget. */
    private static Optional<Long> shared(long[] stopped) {
        if (stopped.length == 0) {
            return Optional.empty();
        }
        long median = Quantiles.nearestRank(stopped, 0.5);
        long near = Arrays.stream(stopped)
                .filter(length -> Math.abs(length - median) <= SAME_DEADLINE * median)
                .count();
        return near > stopped.length / 2 ? Optional.of(median) : Optional.empty();
    }
}
