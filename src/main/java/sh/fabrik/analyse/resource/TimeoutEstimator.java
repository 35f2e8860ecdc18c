package sh.fabrik.analyse.resource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.CensoredSample;
import sh.fabrik.analyse.stat.LimitStep;
import sh.fabrik.analyse.stat.Quantiles;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.run.RunKind;

/** How long a spec takes. A run that was stopped at its deadline says "longer than that". */
public final class TimeoutEstimator {
    /** Share of runs that a deadline may stop. */
    static final double TOLERABLE = 0.05;

    /** Times of stopping that differ by no more than this share of the median are one deadline. */
    private static final double SAME_DEADLINE = 0.10;

    private TimeoutEstimator() {}

    /** Empty when no run that succeeded or was stopped has a duration. */
    public static Optional<TimeoutProfile> profile(SpecRuns spec) {
        List<EndedRun> runs = spec.which(run -> run.succeeded() || run.kind() == RunKind.TIMEOUT);
        List<Seen> lengths = runs.stream()
                .filter(run -> seconds(run) > 0)
                .map(run -> new Seen(seconds(run), !run.succeeded(), spec.weightOf(run)))
                .toList();
        if (lengths.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> deadline = deadline(spec, runs);
        LimitStep step = new LimitStep(
                new CensoredSample(lengths),
                deadline.map(length -> OptionalDouble.of(length.toSeconds())).orElse(OptionalDouble.empty()));
        return Optional.of(profile(spec, runs, deadline, step));
    }

    private static TimeoutProfile profile(
            SpecRuns spec, List<EndedRun> runs, Optional<Duration> deadline, LimitStep step) {
        Duration suggested = Readable.upTime(step.limitFor(TOLERABLE));
        OptionalLong longest = runs.stream()
                .filter(EndedRun::succeeded)
                .flatMap(run -> run.use().seconds().stream())
                .mapToLong(length -> length)
                .max();
        return new TimeoutProfile(
                spec.id(),
                runs.size(),
                BetaRate.of(spec.tally(runs, run -> run.kind() == RunKind.TIMEOUT)),
                deadline,
                longest.isPresent() ? Optional.of(Duration.ofSeconds(longest.getAsLong())) : Optional.empty(),
                suggested,
                step.confidenceBetter(suggested.toSeconds()),
                TimeoutEvidence.of(spec, runs, longest, step, suggested));
    }

    /** For a stopped run its deadline, else how long it ran; never less than it ran. 0 when unknown. */
    private static long seconds(EndedRun run) {
        long ran = run.use().seconds().orElse(0L);
        return run.succeeded()
                ? ran
                : Math.max(ran, run.settings().timeoutSeconds().orElse(0L));
    }

    private static Optional<Duration> deadline(SpecRuns spec, List<EndedRun> runs) {
        long[] stopped = runs.stream()
                .filter(run -> !run.succeeded() && seconds(run) > 0)
                .mapToLong(TimeoutEstimator::seconds)
                .sorted()
                .toArray();
        return spec.spec()
                .timeoutSeconds()
                .or(() -> spec.latest(run -> run.settings().timeoutSeconds()))
                .or(() -> shared(stopped))
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
