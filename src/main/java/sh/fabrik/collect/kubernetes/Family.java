package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.objects.Happening;
import sh.fabrik.collect.kubernetes.objects.Snapshot;
import sh.fabrik.collect.kubernetes.outcome.Given;

/**
 * Everything the input knows of one Job.
 *
 * @param uid of the Job
 * @param job absent when only its pods are known
 * @param pods the earliest first
 * @param cronJob the schedule that made the Job
 * @param happenings what events say of the Job and its pods, also of those that are gone
 */
record Family(
        String uid,
        Optional<Snapshot<Job>> job,
        List<Snapshot<Pod>> pods,
        Optional<Snapshot<CronJob>> cronJob,
        List<Happening> happenings) {
    private static final Comparator<Snapshot<Pod>> BY_AGE = Comparator.comparing(
                    (Snapshot<Pod> pod) -> Given.time(pod.object().getMetadata().getCreationTimestamp())
                            .orElse(Instant.MAX))
            .thenComparing(Snapshot::name);

    Family {
        pods = pods.stream().sorted(BY_AGE).toList();
    }

    /** For people: {@code Job fabrik-runs/fabrik-x}. */
    String name() {
        return job.map(j -> "Job " + j.name()).orElseGet(() -> "pods of Job " + jobName());
    }

    /** The Job's own name, also where only its pods are known. */
    String jobName() {
        return job.flatMap(j -> Given.text(j.object().getMetadata().getName()))
                .or(() -> pods.stream()
                        .flatMap(pod -> Owners.jobName(pod.object()).stream())
                        .findFirst())
                .orElse(uid);
    }

    String where() {
        return job.map(Snapshot::where).orElseGet(() -> pods.get(0).where());
    }

    /** What the Job makes its pods from: written before admission, so without what the cluster adds. */
    Optional<PodTemplateSpec> template() {
        return job.flatMap(j -> Optional.ofNullable(j.object().getSpec()))
                .flatMap(spec -> Optional.ofNullable(spec.getTemplate()));
    }

    /** The specifications of its pods, after admission; the Job's template only when no pod is known. */
    List<PodSpec> podSpecs() {
        List<PodSpec> ofPods = pods.stream()
                .flatMap(pod -> Stream.ofNullable(pod.object().getSpec()))
                .toList();
        return pods.isEmpty()
                ? template().flatMap(t -> Optional.ofNullable(t.getSpec())).stream()
                        .toList()
                : ofPods;
    }

    Optional<OwnerReference> schedule() {
        return job.flatMap(j -> Owners.of(j.object().getMetadata(), "CronJob"));
    }
}
