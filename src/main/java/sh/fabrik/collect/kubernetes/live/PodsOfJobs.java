package sh.fabrik.collect.kubernetes.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for the pods of some Jobs by the label that every Kubernetes sets on them. The server answers from its memory
 * ({@code resourceVersion=0}): it would otherwise read all pods of the namespace from its database for each question.
 */
final class PodsOfJobs {
    /** Proxies refuse longer addresses; this leaves room for the rest of one. */
    private static final int LONGEST = 4000;

    /** Set by all versions so far; the other one only since 1.27. */
    private static final String USUAL = "job-name";

    private static final String PRESENT = "batch.kubernetes.io/job-name";

    private final ApiServer server;

    PodsOfJobs(ApiServer server) {
        this.server = server;
    }

    /** Gives each pod to {@code use}, at most once. */
    void each(List<ObjectNode> jobs, Consumer<ObjectNode> use) throws Unanswered {
        Set<String> withPods = new HashSet<>();
        Consumer<ObjectNode> noting = pod -> {
            owners(pod).forEach(withPods::add);
            use.accept(pod);
        };
        ask(USUAL, jobs, noting);
        ask(PRESENT, jobs.stream().filter(job -> lacks(job, withPods)).toList(), noting);
    }

    /** Its status counts pods, and none was found. */
    private static boolean lacks(ObjectNode job, Set<String> withPods) {
        JsonNode status = job.path("status");
        int pods = Stream.of("active", "succeeded", "failed")
                .mapToInt(field -> status.path(field).asInt(0))
                .sum();
        return pods > 0 && !withPods.contains(uid(job));
    }

    private void ask(String label, List<ObjectNode> jobs, Consumer<ObjectNode> use) throws Unanswered {
        Set<String> uids = jobs.stream().map(PodsOfJobs::uid).collect(Collectors.toSet());
        List<String> names = new ArrayList<>();
        int length = 0;
        for (ObjectNode job : jobs) {
            String name = job.path("metadata").path("name").asString("");
            if (length + name.length() > LONGEST) {
                ask(label, names, uids, use);
                names.clear();
                length = 0;
            }
            names.add(name);
            length += name.length() + 3;
        }
        ask(label, names, uids, use);
    }

    private void ask(String label, List<String> names, Set<String> uids, Consumer<ObjectNode> use) throws Unanswered {
        if (names.isEmpty()) {
            return;
        }
        String selector = label + " in (" + String.join(",", names) + ")";
        Listing listing = new Listing(server, Resource.PODS, Map.of("labelSelector", selector, "resourceVersion", "0"));
        while (listing.hasNext()) {
            listing.next().items().stream()
                    .filter(pod -> owners(pod).anyMatch(uids::contains))
                    .forEach(use);
        }
    }

    /** An earlier Job of the same name may have left pods behind: only the uid tells whose they are. */
    private static Stream<String> owners(ObjectNode pod) {
        JsonNode metadata = pod.path("metadata");
        Stream<JsonNode> labels = Stream.of("batch.kubernetes.io/controller-uid", "controller-uid")
                .map(label -> metadata.path("labels").path(label));
        return Stream.concat(metadata.path("ownerReferences").valueStream().map(owner -> owner.path("uid")), labels)
                .map(uid -> uid.asString(""))
                .filter(uid -> !uid.isEmpty())
                .distinct();
    }

    static String uid(ObjectNode object) {
        return object.path("metadata").path("uid").asString("");
    }
}
