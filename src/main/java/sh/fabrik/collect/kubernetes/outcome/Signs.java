package sh.fabrik.collect.kubernetes.outcome;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the rows of the decision table look for. Each answers with the source's own word when it is there. */
final class Signs {
    private static final Set<String> CANNOT_RUN = Set.of("ContainerCannotRun", "StartError");
    private static final Set<String> NOT_ADMITTED = Set.of("UnexpectedAdmissionError", "NodeAffinity");
    private static final Set<String> TAKEN_AWAY =
            Set.of("Evicted", "NodeLost", "Shutdown", "NodeShutdown", "Terminated", "Preempting", "Preempted");

    /** 130 interrupted, 137 killed, 143 terminated. */
    private static final Set<Integer> BY_SIGNAL = Set.of(130, 137, 143);

    /** Codes of Smithers that decide a run, in what the container or an annotation left behind. */
    private static final Pattern TASK_TIMEOUT =
            Pattern.compile("\\b(TASK_TIMEOUT|TASK_HEARTBEAT_TIMEOUT|PROCESS_TIMEOUT|PROCESS_IDLE_TIMEOUT)\\b");

    /** How long a pod may wait for its image or a node before that is called a failure. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private Signs() {}

    static Optional<String> complete(JobEvidence evidence) {
        return evidence.job().filter(JobState::complete).map(job -> "Complete");
    }

    static Optional<String> deletedUnfinished(JobEvidence evidence) {
        return evidence.job()
                .filter(job -> job.deleted() && !job.isTerminal() && !evidence.isHinted())
                .map(job -> "Deleted");
    }

    static Optional<String> podSucceededAlone(JobEvidence evidence) {
        boolean succeeded = evidence.pods().stream().anyMatch(pod -> pod.hasPhase("Succeeded"));
        return word("Succeeded", evidence.job().isEmpty() && succeeded);
    }

    static Optional<String> waitsInVain(JobEvidence evidence) {
        return evidence.isOver()
                ? Optional.empty()
                : first(evidence.pods().stream()
                        .filter(pod -> !pod.isOver() && lastsTooLong(pod, evidence))
                        .map(Signs::neverStarts));
    }

    static Function<JobEvidence, Optional<String>> annotated(String outcome) {
        return evidence -> word("annotation outcome " + outcome, evidence.isHintedAt(outcome));
    }

    static Optional<String> goesOn(JobEvidence evidence) {
        return word("goes on", !evidence.isOver());
    }

    static Optional<String> deadline(JobEvidence evidence) {
        Predicate<String> isDeadline = "DeadlineExceeded"::equals;
        Stream<String> words = Stream.of(
                        evidence.job().flatMap(JobState::failure).map(JobState.Failure::reason).stream(),
                        evidence.pods().stream().flatMap(pod -> pod.reason().stream()),
                        evidence.ends().flatMap(end -> end.reason().stream()))
                .flatMap(Function.identity());
        return words.filter(isDeadline).findFirst();
    }

    static Optional<String> memory(JobEvidence evidence) {
        return word("OOMKilled", evidence.ends().anyMatch(Termination::isForMemory));
    }

    static Optional<String> takenAway(JobEvidence evidence) {
        Optional<PodState> pod = evidence.decisive().map(JobEvidence.Failure::pod);
        return pod.flatMap(PodState::reason).filter(TAKEN_AWAY::contains).or(() -> pod.flatMap(PodState::disruption));
    }

    /** An event explains only what nothing else does. */
    static Optional<String> takenAwayWithoutTrace(JobEvidence evidence) {
        return evidence.decisive().isEmpty() ? evidence.takenAway() : Optional.empty();
    }

    static Optional<String> signal(JobEvidence evidence) {
        return end(evidence)
                .filter(end -> end.exitCode().filter(BY_SIGNAL::contains).isPresent())
                .map(Termination::words);
    }

    static Function<JobEvidence, Optional<String>> exit(int... codes) {
        return evidence -> end(evidence)
                .filter(end -> Arrays.stream(codes).anyMatch(end::exitedWith))
                .map(Termination::words);
    }

    static Optional<String> taskTimeout(JobEvidence evidence) {
        return Stream.concat(evidence.failureMessage().stream(), end(evidence).flatMap(Termination::message).stream())
                .map(TASK_TIMEOUT::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    static Optional<String> workDone(JobEvidence evidence) {
        return evidence.decisive()
                .filter(failure -> failure.end().filter(end -> !end.isFailure()).isPresent())
                .map(failure -> failure.pod().neighbour().orElse("exit 0, but the pod failed"));
    }

    static Optional<String> neverStarted(JobEvidence evidence) {
        Optional<JobEvidence.Failure> decisive = evidence.decisive();
        return decisive.isEmpty()
                ? first(evidence.pods().stream().map(Signs::neverStarts))
                : decisive.flatMap(Signs::neverStarted);
    }

    static Optional<String> anything(JobEvidence evidence) {
        return evidence.decisive()
                .flatMap(failure -> failure.end().map(Termination::words).or(failure.pod()::reason))
                .or(() -> evidence.job().flatMap(JobState::failure).map(JobState.Failure::reason))
                .or(() -> Optional.of("Failed"));
    }

    private static Optional<String> neverStarted(JobEvidence.Failure failure) {
        Optional<String> end = failure.end().flatMap(Termination::reason).filter(CANNOT_RUN::contains);
        return end.or(() -> failure.end().isPresent() ? Optional.empty() : neverStarts(failure.pod()));
    }

    private static Optional<String> neverStarts(PodState pod) {
        return pod.waiting()
                .filter(PodState.Waiting::isInVain)
                .map(PodState.Waiting::reason)
                .or(() -> pod.reason().filter(r -> NOT_ADMITTED.contains(r) || r.startsWith("OutOf")));
    }

    private static boolean lastsTooLong(PodState pod, JobEvidence evidence) {
        return pod.createdAt()
                .filter(created -> Duration.between(created, evidence.asOf()).compareTo(PATIENCE) >= 0)
                .isPresent();
    }

    private static Optional<Termination> end(JobEvidence evidence) {
        return evidence.decisive().flatMap(JobEvidence.Failure::end);
    }

    private static Optional<String> first(Stream<Optional<String>> words) {
        return words.flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> word(String word, boolean there) {
        return there ? Optional.of(word) : Optional.empty();
    }
}
