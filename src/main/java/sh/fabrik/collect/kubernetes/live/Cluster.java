package sh.fabrik.collect.kubernetes.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.kubernetes.Runs;
import sh.fabrik.collect.kubernetes.objects.Inventory;
import sh.fabrik.collect.kubernetes.objects.Remarks;
import tools.jackson.databind.node.ObjectNode;

/** Turns Jobs of the cluster into runs: asks for what belongs to them and hands all to the mapping of recorded input. */
final class Cluster {
    /** A cluster in trouble writes events by the ten thousand; the first of them tell enough. */
    private static final int MOST_PAGES = 40;

    private final ApiServer server;
    private final Asking asking;
    private final Remarks remarks = new Remarks();
    private final Runs runs;
    private final ActiveRuns active;
    private Inventory surroundings = new Inventory(remarks);

    /** What may not be read, each said once: Jobs without their pods are a gap, the rest is worth a note. */
    private final Set<String> withoutPods = new LinkedHashSet<>();

    private final Set<String> poorer = new LinkedHashSet<>();

    Cluster(ApiServer server, Asking asking) {
        this.server = server;
        this.asking = asking;
        this.runs = new Runs(asking.request(), remarks);
        this.active = new ActiveRuns(asking.source().namespace(), asking.known().active());
    }

    ApiServer server() {
        return server;
    }

    ActiveRuns active() {
        return active;
    }

    Listing jobs() {
        return new Listing(
                server,
                Resource.JOBS,
                Map.of("limit", Integer.toString(asking.source().pageSize())));
    }

    /**
     * Schedules mark the runs of Jobs that carry no labels, and events explain what left no other trace. Neither is needed: pods
     * carry marks too, and events last for an hour only.
     */
    void readSurroundings() throws Unanswered {
        surroundings = new Inventory(remarks);
        read(Resource.CRON_JOBS, Map.of("limit", "100"));
        read(Resource.EVENTS, Map.of("limit", "500", "fieldSelector", "type=Warning"));
    }

    private void read(Resource resource, Map<String, String> parameters) throws Unanswered {
        Listing listing = new Listing(server, resource, parameters);
        try {
            for (int page = 0; page < MOST_PAGES && listing.hasNext(); page++) {
                listing.next().items().forEach(each -> surroundings.add(each, resource.kind(), where(), false));
            }
        } catch (Unanswered e) {
            poorer.add(tolerable(e));
        }
    }

    /** The runs of living Jobs. */
    List<Found> runs(List<ObjectNode> jobs, Instant now) throws Unanswered {
        return runs(jobs, Set.of(), now);
    }

    /** @param gone uids of those Jobs that were deleted, and this is their last state */
    List<Found> runs(List<ObjectNode> jobs, Set<String> gone, Instant now) throws Unanswered {
        Inventory inventory = new Inventory(remarks);
        inventory.addSurroundings(surroundings);
        for (ObjectNode job : jobs) {
            String uid = PodsOfJobs.uid(job);
            active.shows(uid);
            inventory.add(job, Resource.JOBS.kind(), where(), gone.contains(uid));
        }
        addPods(jobs, inventory);
        List<Found> found = new ArrayList<>();
        runs.in(inventory, now).forEach(found::add);
        found.stream()
                .filter(Found.Part.class::isInstance)
                .map(each -> ((Found.Part) each).part())
                .forEach(part -> active.learn(part, now));
        found.addAll(inventory.rejected());
        return found;
    }

    private void addPods(List<ObjectNode> jobs, Inventory inventory) throws Unanswered {
        try {
            new PodsOfJobs(server).each(jobs, pod -> inventory.add(pod, Resource.PODS.kind(), where(), false));
        } catch (Unanswered e) {
            withoutPods.add(tolerable(e));
        }
    }

    /** What is forbidden makes the knowledge poorer; what fails ends the collect. */
    private static String tolerable(Unanswered e) throws Unanswered {
        if (!e.isForbidden()) {
            throw e;
        }
        return e.sentence();
    }

    private String where() {
        return "cluster " + asking.source().cluster();
    }

    /** At the end: what people should know. */
    Stream<Found> last() {
        return Stream.of(
                        withoutPods.stream()
                                .<Found>map(
                                        sentence -> asking.gap(asking.known().since(), sentence)),
                        poorer.stream().<Found>map(Found.Notice::new),
                        remarks.notices())
                .flatMap(each -> each);
    }
}
