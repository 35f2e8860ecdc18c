package sh.fabrik.collect.kubernetes.outcome;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a Job's own status says.
 *
 * @param complete condition Complete is true
 * @param failure condition Failed is true; SuccessCriteriaMet and FailureTarget come before and end nothing
 * @param active pods that are pending or running
 * @param endedPods pods that succeeded or failed
 * @param deleted someone deleted the Job, or is about to
 * @param completedAt set by Kubernetes on success only
 */
public record JobState(
        boolean complete,
        Optional<Failure> failure,
        int active,
        int endedPods,
        boolean suspended,
        boolean deleted,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt) {

    /** Why and when Kubernetes gave up. */
    public record Failure(String reason, Optional<Instant> at) {}

    /** @param gone the watch said that the Job is no more */
    public static JobState of(Job job, boolean gone) {
        Optional<JobStatus> status = Optional.ofNullable(job.getStatus());
        return new JobState(
                condition(status, "Complete").isPresent(),
                condition(status, "Failed").map(JobState::failure),
                count(status, JobStatus::getActive),
                count(status, JobStatus::getSucceeded) + count(status, JobStatus::getFailed),
                condition(status, "Suspended").isPresent(),
                gone || Given.text(job.getMetadata().getDeletionTimestamp()).isPresent(),
                status.flatMap(s -> Given.time(s.getStartTime())),
                status.flatMap(s -> Given.time(s.getCompletionTime())));
    }

    boolean isTerminal() {
        return complete || failure.isPresent();
    }

    /** It has begun, has not ended, and nothing of it works or will work. */
    boolean isIdle() {
        return !isTerminal() && active == 0 && !suspended && startedAt.isPresent();
    }

    private static Failure failure(JobCondition condition) {
        return new Failure(
                Given.text(condition.getReason()).orElse("Failed"), Given.time(condition.getLastTransitionTime()));
    }

    private static Optional<JobCondition> condition(Optional<JobStatus> status, String type) {
        return status.stream()
                .flatMap(s -> Given.each(s.getConditions()))
                .filter(c -> type.equals(c.getType()) && Given.isTrue(c.getStatus()))
                .findFirst();
    }

    private static int count(Optional<JobStatus> status, Function<JobStatus, Integer> counter) {
        return status.map(counter).orElse(0);
    }
}
