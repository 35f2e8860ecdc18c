package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.objects.Snapshot;
import sh.fabrik.collect.kubernetes.outcome.Given;
import sh.fabrik.collect.kubernetes.outcome.WorkContainer;

/**
 * Labels, annotations and environment of a run, over all objects that speak of it. Children of a schedule carry nothing
 * themselves: their pods, their template and the schedule do.
 */
final class Marks {
    private final Family family;
    private final List<ObjectMeta> all = new ArrayList<>();

    Marks(Family family) {
        this.family = family;
        live().forEach(all::add);
        family.template().map(PodTemplateSpec::getMetadata).ifPresent(all::add);
        family.cronJob().map(cron -> cron.object().getMetadata()).ifPresent(all::add);
    }

    /** A label; the Job's own first, then its pods', its template's, its schedule's. */
    Optional<String> label(String key) {
        return first(all.stream().map(metadata -> Given.entry(metadata.getLabels(), key)));
    }

    /** An annotation that stays as it was when the run was sent off, looked for like a label. */
    Optional<String> annotation(String key) {
        return first(all.stream().map(metadata -> Given.entry(metadata.getAnnotations(), key)));
    }

    /** An annotation that changes while the run goes on: the Job's own, else the latest pod's; a template's is frozen. */
    Optional<String> latest(String key) {
        return every(key).stream().findFirst();
    }

    /** The same annotation of the Job and of each pod, the Job's own first, then the latest pod's. */
    List<String> every(String key) {
        List<String> values = new ArrayList<>(ofPods(key));
        Collections.reverse(values);
        family.job().flatMap(job -> annotation(job, key)).ifPresent(own -> values.add(0, own));
        return values;
    }

    /** An annotation that each pod keeps for itself: the Job's own alone when it has one, else those of all pods. */
    List<String> told(String key) {
        Optional<String> own = family.job().flatMap(job -> annotation(job, key));
        return own.map(List::of).orElseGet(() -> ofPods(key));
    }

    private List<String> ofPods(String key) {
        return family.pods().stream()
                .flatMap(pod -> annotation(pod, key).stream())
                .toList();
    }

    boolean hasLabelUnder(String prefix) {
        return all.stream()
                .flatMap(metadata -> Optional.ofNullable(metadata.getLabels()).stream())
                .flatMap(labels -> labels.keySet().stream())
                .anyMatch(key -> key.startsWith(prefix));
    }

    /** A plain value in the environment of the container that does the work. */
    Optional<String> environment(String name) {
        return first(family.podSpecs().stream()
                .flatMap(spec -> WorkContainer.in(spec).stream())
                .flatMap(container -> Given.each(container.getEnv()))
                .filter(variable -> name.equals(variable.getName()))
                .map(EnvVar::getValue)
                .map(Given::text));
    }

    private Stream<ObjectMeta> live() {
        return Stream.concat(family.job().stream(), family.pods().stream())
                .map(Snapshot::object)
                .map(HasMetadata::getMetadata);
    }

    private static Optional<String> annotation(Snapshot<?> snapshot, String key) {
        Map<String, String> annotations = snapshot.object().getMetadata().getAnnotations();
        return Given.entry(annotations, key);
    }

    private static Optional<String> first(Stream<Optional<String>> values) {
        return values.flatMap(Optional::stream).findFirst();
    }
}
