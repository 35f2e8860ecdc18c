package sh.fabrik.collect.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.kubernetes.objects.Snapshot;
import sh.fabrik.collect.kubernetes.outcome.Given;
import sh.fabrik.collect.kubernetes.outcome.JobEvidence;
import sh.fabrik.collect.kubernetes.outcome.JobState;
import sh.fabrik.collect.kubernetes.outcome.Termination;
import sh.fabrik.run.RunPart.Timing;

/** When a run began and ended, by the cluster's clock where it tells. */
final class Times {
    private final Family family;
    private final Marks marks;
    private final JobEvidence evidence;

    Times(Family family, Marks marks, JobEvidence evidence) {
        this.family = family;
        this.marks = marks;
        this.evidence = evidence;
    }

    /** @param ended whether the run has an outcome: one that goes on has no end and no full time of work yet */
    Timing timing(boolean ended) {
        return new Timing(start(), ended ? end() : Optional.empty(), ended ? active() : Optional.empty());
    }

    /** The annotation started-at is the time of sending off, and frozen for all children of a schedule: it is no start. */
    private Optional<Instant> start() {
        return evidence.job()
                .flatMap(JobState::startedAt)
                .or(() -> family.pods().stream()
                        .flatMap(pod -> Optional.ofNullable(pod.object().getStatus()).stream())
                        .flatMap(status -> Given.time(status.getStartTime()).stream())
                        .min(Comparator.naturalOrder()));
    }

    /** Kubernetes sets a completion time on success only. */
    private Optional<Instant> end() {
        return evidence.job()
                .flatMap(JobState::completedAt)
                .or(() -> evidence.job().flatMap(JobState::failure).flatMap(JobState.Failure::at))
                .or(() -> evidence.ends()
                        .flatMap(end -> end.finishedAt().stream())
                        .max(Comparator.naturalOrder()))
                .or(() -> marks.latest("fabrik.sh/finished-at").flatMap(Given::time))
                .or(this::deletion);
    }

    private Optional<Instant> deletion() {
        return family.job()
                .map(Snapshot::object)
                .flatMap(job -> Given.time(job.getMetadata().getDeletionTimestamp()));
    }

    /** Time in which the work's container ran, over all pods; unknown when one of them is. */
    private Optional<Duration> active() {
        List<Optional<Duration>> lengths =
                evidence.ends().map(Termination::length).toList();
        boolean allPodsHaveEnded =
                evidence.pods().stream().noneMatch(pod -> pod.ends().isEmpty());
        boolean allPodsAreHere = evidence.pods().size()
                >= evidence.job().map(JobState::endedPods).orElse(0);
        boolean known = !lengths.isEmpty() && lengths.stream().allMatch(Optional::isPresent);
        return known && allPodsHaveEnded && allPodsAreHere
                ? lengths.stream().flatMap(Optional::stream).reduce(Duration::plus)
                : Optional.empty();
    }
}
