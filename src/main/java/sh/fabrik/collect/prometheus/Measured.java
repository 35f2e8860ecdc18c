package sh.fabrik.collect.prometheus;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Pod;

/**
 * The answers for a batch, as figures of single runs. A run of several pods (a retry) has the largest of their peaks and the sum of
 * their counts.
 */
final class Measured {
    private final Map<Metric, Map<String, Double>> answers = new EnumMap<>(Metric.class);

    void add(Metric metric, Answer answer) {
        answers.put(metric, answer.byPod());
    }

    /** Of a run's pods the largest value above 0: a size of 0 bytes or a limit of 0 cores is no reading. */
    Optional<Double> largest(Metric metric, FinishedRun run) {
        return combined(metric, run, Math::max).filter(value -> value > 0);
    }

    Optional<Double> sum(Metric metric, FinishedRun run) {
        return combined(metric, run, Double::sum);
    }

    /** Kills for memory: what the kernel counted, at least one where Kubernetes saw the container killed. */
    Optional<Integer> kills(FinishedRun run) {
        return run.pods().stream()
                .map(pod -> kills(pod.name()))
                .flatMap(Optional::stream)
                .reduce(Integer::sum);
    }

    private Optional<Integer> kills(String pod) {
        Optional<Integer> events = value(Metric.OOM_EVENTS, pod).map(count -> (int) Math.round(count));
        Optional<Integer> state = value(Metric.OOM_STATE, pod).map(set -> set > 0 ? 1 : 0);
        return List.of(events, state).stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /** How long its containers ran, where all of its pods tell; else how long the run took. */
    static Duration worked(FinishedRun run) {
        Duration sum = Duration.ZERO;
        for (Pod pod : run.pods()) {
            if (pod.startedAt().isEmpty() || pod.completedAt().isEmpty()) {
                return Duration.between(run.start(), run.end());
            }
            Duration one =
                    Duration.between(pod.startedAt().get(), pod.completedAt().get());
            sum = sum.plus(one.isNegative() ? Duration.ZERO : one);
        }
        return sum;
    }

    private Optional<Double> combined(Metric metric, FinishedRun run, BinaryOperator<Double> how) {
        return run.pods().stream()
                .map(pod -> value(metric, pod.name()))
                .flatMap(Optional::stream)
                .reduce(how);
    }

    private Optional<Double> value(Metric metric, String pod) {
        return Optional.ofNullable(answers.getOrDefault(metric, Map.of()).get(pod));
    }
}
