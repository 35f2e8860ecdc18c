package sh.fabrik.collect.kubernetes.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.databind.node.ObjectNode;

/** All objects of one call that fabrik can use, each once: of several snapshots the freshest counts. */
public final class Inventory {
    private final Remarks remarks;
    private final List<Found.Rejected> rejected = new ArrayList<>();
    private final Map<String, Snapshot<Job>> jobs = new LinkedHashMap<>();
    private final Map<String, Snapshot<Pod>> pods = new LinkedHashMap<>();
    private final Map<String, Snapshot<CronJob>> cronJobs = new LinkedHashMap<>();

    /** The latest of each kind for each object. */
    private final Map<String, Happening> happenings = new LinkedHashMap<>();

    /**
     * An empty one.
     *
     * @param remarks gets what people should know of the objects that will be added
     */
    public Inventory(Remarks remarks) {
        this.remarks = remarks;
    }

    /**
     * Reads all inputs.
     *
     * @param paths files, folders, or {@code -} for standard input
     * @param remarks gets what people should know of the inputs
     */
    public static Inventory read(List<Path> paths, InputStream stdin, Remarks remarks) {
        Inventory inventory = new Inventory(remarks);
        for (Path path : paths) {
            SourceText.read(path, stdin, inventory.rejected).forEach(inventory::take);
        }
        return inventory;
    }

    /**
     * Adds one object as the cluster itself tells it.
     *
     * @param kind Job, Pod, CronJob or Event: a list does not repeat it
     * @param where the cluster, for people
     * @param gone it was deleted, and this is its last state
     */
    public void add(ObjectNode tree, String kind, String where, boolean gone) {
        take(new KubeObject(tree, kind, Optional.empty(), where, gone));
    }

    /** Adds the schedules and events of another inventory. */
    public void addSurroundings(Inventory other) {
        cronJobs.putAll(other.cronJobs);
        happenings.putAll(other.happenings);
    }

    /** What events say. */
    public Collection<Happening> happenings() {
        return happenings.values();
    }

    public Collection<Snapshot<Job>> jobs() {
        return jobs.values();
    }

    public Collection<Snapshot<Pod>> pods() {
        return pods.values();
    }

    public Collection<Snapshot<CronJob>> cronJobs() {
        return cronJobs.values();
    }

    /** What could not be used. */
    public List<Found.Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** The latest time that any object knows. */
    public Instant asOf() {
        return Stream.of(jobs.values(), pods.values(), cronJobs.values())
                .flatMap(Collection::stream)
                .map(Snapshot::latest)
                .reduce(Instant.EPOCH, (a, b) -> a.isAfter(b) ? a : b);
    }

    private void take(SourceText source) {
        int rejectedBefore = rejected.size();
        List<KubeObject> objects = new ObjectLister(source.where(), rejected)
                .list(new Documents(source.where(), rejected).in(source.text()));
        boolean useful = false;
        for (KubeObject object : objects) {
            useful |= take(object);
        }
        if (!useful && rejected.size() == rejectedBefore) {
            remarks.add(
                    "An input holds no Job, Pod or CronJob; \"kubectl get jobs,pods,cronjobs -n NAMESPACE -o json\" prints them",
                    source.where());
        }
    }

    private boolean take(KubeObject object) {
        if (object.is("Job", "batch")) {
            take(object, Job.class, jobs);
        } else if (object.is("Pod", "")) {
            take(object, Pod.class, pods);
        } else if (object.is("CronJob", "batch")) {
            take(object, CronJob.class, cronJobs);
        } else if (object.is("Event", "") || object.is("Event", "events.k8s.io")) {
            Happening.of(object.tree()).ifPresent(this::take);
        } else {
            remarks.add("Objects of other kinds are not read", object.kind());
            return false;
        }
        return true;
    }

    private void take(Happening happening) {
        happenings.merge(happening.about() + " " + happening.reason(), happening, (a, b) -> b.isLaterThan(a) ? b : a);
    }

    private <T extends HasMetadata> void take(KubeObject object, Class<T> type, Map<String, Snapshot<T>> to) {
        String name = object.kind() + " " + object.name();
        if (object.uid().isEmpty()) {
            remarks.add("Manifests without a uid were never created in a cluster and are no runs", name);
            return;
        }
        try {
            T model = Models.read(new Quantities(name, remarks).cleaned(object.tree()), type);
            to.merge(
                    object.uid().get(),
                    new Snapshot<>(model, object.where(), SeenTimes.latest(object.tree()), object.gone()),
                    Snapshot::fresher);
        } catch (UnreadableValue e) {
            rejected.add(new Found.Rejected(name, object.where(), Objects.toString(e.getMessage(), "")));
        }
    }
}
