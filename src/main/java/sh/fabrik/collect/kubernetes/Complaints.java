package sh.fabrik.collect.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.collect.kubernetes.objects.Happening;
import sh.fabrik.collect.kubernetes.outcome.Given;
import sh.fabrik.collect.kubernetes.outcome.JobEvidence;
import sh.fabrik.collect.kubernetes.outcome.PodState;
import sh.fabrik.collect.kubernetes.outcome.Termination;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunError;

/** The texts that a run left behind when something went wrong, classified and redacted. */
final class Complaints {
    private Complaints() {}

    /** @param happenings events that explain an end which was no success */
    static List<RunError> of(JobEvidence evidence, Marks marks, List<Happening> happenings) {
        Optional<Instant> finished = marks.latest("fabrik.sh/finished-at").flatMap(Given::time);
        Stream<RunError> annotated = evidence.failureMessage().stream()
                .map(text -> new RunError(ErrorTaxonomy.classify(text), finished, Redactor.redact(text)));
        Stream<RunError> ofPods = evidence.pods().stream().flatMap(pod -> ofPod(pod, evidence));
        return Stream.of(annotated, ofPods, happenings.stream().map(Complaints::ofEvent))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private static Stream<RunError> ofPod(PodState pod, JobEvidence evidence) {
        Stream<RunError> ofEnds =
                pod.ends().stream().filter(end -> tellsWhy(pod, end, evidence)).flatMap(end -> ofEnd(end).stream());
        Stream<RunError> ofWaiting = pod.waiting().stream()
                .filter(PodState.Waiting::isInVain)
                .map(waiting -> fromCluster(waiting.reason(), waiting.message()));
        Stream<RunError> ofPod = pod.reason().stream().map(reason -> fromCluster(reason, pod.message()));
        Stream<RunError> ofNeighbour = pod.neighbour().stream().map(text -> fromCluster(text, Optional.empty()));
        return Stream.of(ofEnds, ofWaiting, ofPod, ofNeighbour).flatMap(all -> all);
    }

    /** A replacement pod's "run already exists" does not tell why the run failed. */
    private static boolean tellsWhy(PodState pod, Termination end, JobEvidence evidence) {
        boolean decides = evidence.decisive()
                .filter(failure -> failure.pod().equals(pod)
                        && failure.end().filter(end::equals).isPresent())
                .isPresent();
        return !end.exitedWith(0) && (decides || !end.exitedWith(JobEvidence.ALREADY_EXISTS));
    }

    private static Optional<RunError> ofEnd(Termination end) {
        Optional<String> code = end.isForMemory() ? Optional.of(ErrorType.OOM.word()) : Optional.empty();
        return end.message()
                .map(text -> new RunError(ErrorTaxonomy.classify(code, text), end.finishedAt(), Redactor.redact(text)));
    }

    private static RunError ofEvent(Happening event) {
        String text = event.message().map(m -> event.reason() + ": " + m).orElse(event.reason());
        ErrorType type = event.isForMemory() ? ErrorType.OOM : ErrorType.INFRASTRUCTURE;
        return new RunError(type, event.at(), Redactor.redact(text));
    }

    private static RunError fromCluster(String reason, Optional<String> message) {
        ErrorType type = reason.equals("DeadlineExceeded") ? ErrorType.TIMEOUT : ErrorType.INFRASTRUCTURE;
        String text = message.map(m -> reason + ": " + m).orElse(reason);
        return new RunError(type, Optional.empty(), Redactor.redact(text));
    }
}
