package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.outcome.Given;

/** To which Job a pod belongs, and to which schedule a Job: by owner reference, and by the labels that Kubernetes sets. */
final class Owners {
    private Owners() {}

    static Optional<OwnerReference> of(ObjectMeta metadata, String kind) {
        return Given.each(metadata.getOwnerReferences())
                .filter(owner -> kind.equals(owner.getKind()))
                .findFirst();
    }

    static Optional<String> jobUid(Pod pod) {
        ObjectMeta metadata = pod.getMetadata();
        boolean ownedByOther =
                Given.each(metadata.getOwnerReferences()).findAny().isPresent();
        return of(metadata, "Job")
                .flatMap(owner -> Given.text(owner.getUid()))
                .or(() -> ownedByOther ? Optional.empty() : label(pod, "controller-uid"));
    }

    static Optional<String> jobName(Pod pod) {
        return of(pod.getMetadata(), "Job")
                .flatMap(owner -> Given.text(owner.getName()))
                .or(() -> label(pod, "job-name"));
    }

    /** The label under its present name, then under the one before Kubernetes 1.27. */
    private static Optional<String> label(Pod pod, String name) {
        return Stream.of("batch.kubernetes.io/" + name, name)
                .flatMap(key -> Given.entry(pod.getMetadata().getLabels(), key).stream())
                .findFirst();
    }
}
