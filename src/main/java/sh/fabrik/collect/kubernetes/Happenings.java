package sh.fabrik.collect.kubernetes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.objects.Happening;
import sh.fabrik.collect.kubernetes.objects.Snapshot;
import sh.fabrik.collect.kubernetes.outcome.Given;

/** Finds what events say of a Job: by its uid, by its pods' uids, and by the names of pods that are gone. */
final class Happenings {
    /** A pod's name is its Job's, a dash and five letters. */
    private static final int SUFFIX = 6;

    private final Map<String, List<Happening>> byUid = new HashMap<>();
    private final Map<String, List<Happening>> byJobName = new HashMap<>();

    Happenings(Collection<Happening> all) {
        for (Happening each : all) {
            byUid.computeIfAbsent(each.about(), u -> new ArrayList<>()).add(each);
            String pod = each.place();
            if (pod.length() > SUFFIX && pod.charAt(pod.length() - SUFFIX) == '-') {
                byJobName
                        .computeIfAbsent(pod.substring(0, pod.length() - SUFFIX), n -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    List<Happening> of(String jobUid, Optional<? extends Snapshot<?>> job, List<? extends Snapshot<?>> pods) {
        if (byUid.isEmpty()) {
            return List.of();
        }
        Instant created = job.flatMap(j -> Given.time(j.object().getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
        Stream<Happening> known = Stream.concat(Stream.of(jobUid), pods.stream().map(Snapshot::uid))
                .flatMap(uid -> byUid.getOrDefault(uid, List.of()).stream());
        Stream<Happening> named = job.stream()
                .flatMap(j -> byJobName.getOrDefault(j.name(), List.of()).stream())
                .filter(each -> each.at().filter(at -> !at.isBefore(created)).isPresent());
        return Stream.concat(known, named).distinct().toList();
    }
}
