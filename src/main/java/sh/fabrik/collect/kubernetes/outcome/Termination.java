package sh.fabrik.collect.kubernetes.outcome;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One end of a container.
 *
 * @param exitCode 128 + signal where only the signal is known
 * @param reason Kubernetes' word: {@code Completed}, {@code Error}, {@code OOMKilled} …
 * @param message what the container left behind, not yet redacted
 */
public record Termination(
        Optional<Integer> exitCode,
        Optional<String> reason,
        Optional<String> message,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {
    private static final int SIGNAL = 128;

    /** All ends that a container's status knows, the earliest first: with restarts there are two. */
    static List<Termination> of(ContainerStatus status) {
        return Stream.of(Optional.ofNullable(status.getLastState()), Optional.ofNullable(status.getState()))
                .flatMap(Optional::stream)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .map(Termination::of)
                .distinct()
                .sorted(Comparator.comparing(t -> t.finishedAt().orElse(Instant.MAX)))
                .toList();
    }

    private static Termination of(ContainerStateTerminated state) {
        Optional<Integer> signal = Optional.ofNullable(state.getSignal()).filter(s -> s > 0);
        return new Termination(
                signal.map(s -> SIGNAL + s).or(() -> Optional.ofNullable(state.getExitCode())),
                Given.text(state.getReason()),
                Given.text(state.getMessage()),
                Given.time(state.getStartedAt()),
                Given.time(state.getFinishedAt()));
    }

    public boolean exitedWith(int code) {
        return exitCode.filter(c -> c == code).isPresent();
    }

    public boolean isForMemory() {
        return hasReason("OOMKilled");
    }

    boolean hasReason(String word) {
        return reason.filter(word::equals).isPresent();
    }

    boolean isFailure() {
        return isForMemory() || exitCode.map(c -> c != 0).orElse(!hasReason("Completed"));
    }

    /** From start to end; unknown when a time is missing or the clocks disagree. */
    public Optional<Duration> length() {
        return startedAt
                .flatMap(start -> finishedAt.map(end -> Duration.between(start, end)))
                .filter(length -> !length.isNegative());
    }

    /** As people know it: {@code Error (exit 1)}. */
    String words() {
        String exit = exitCode.map(c -> "exit " + c).orElse("ended");
        return reason.map(r -> r + " (" + exit + ")").orElse(exit);
    }
}
