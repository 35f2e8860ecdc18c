package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.objects.Inventory;
import sh.fabrik.collect.kubernetes.objects.Remarks;
import sh.fabrik.collect.kubernetes.objects.Snapshot;

/** Brings together what belongs to one Job, over all files of a call. */
final class Families {
    private final Inventory inventory;
    private final Remarks remarks;
    private final Map<String, Snapshot<Job>> jobs = new LinkedHashMap<>();
    private final Map<String, String> uidByName = new LinkedHashMap<>();
    private final Map<String, List<Snapshot<Pod>>> pods = new LinkedHashMap<>();

    private final Happenings happenings;

    private Families(Inventory inventory, Remarks remarks) {
        this.happenings = new Happenings(inventory.happenings());
        this.inventory = inventory;
        this.remarks = remarks;
    }

    /** One family for each Job, and for each Job of which only pods are known; pods of no Job become a remark. */
    static List<Family> join(Inventory inventory, Remarks remarks) {
        Families families = new Families(inventory, remarks);
        inventory.jobs().forEach(families::add);
        inventory.pods().forEach(families::join);
        return Stream.concat(families.jobs.keySet().stream(), families.pods.keySet().stream())
                .distinct()
                .map(families::family)
                .toList();
    }

    private void add(Snapshot<Job> job) {
        jobs.put(job.uid(), job);
        uidByName.put(job.name(), job.uid());
    }

    private void join(Snapshot<Pod> pod) {
        Optional<String> uid = Owners.jobUid(pod.object()).or(() -> uidOfNamedJob(pod));
        if (uid.isPresent()) {
            pods.computeIfAbsent(uid.get(), u -> new ArrayList<>()).add(pod);
        } else if (Objects.toString(pod.object().getMetadata().getName(), "").startsWith("fabrik-sync-")) {
            remarks.add("Sync pods only copy files; they are kept out", pod.name());
        } else {
            remarks.add("Pods that belong to no Job are no runs; they are kept out", pod.name());
        }
    }

    private Optional<String> uidOfNamedJob(Snapshot<Pod> pod) {
        String namespace = pod.object().getMetadata().getNamespace();
        return Owners.jobName(pod.object())
                .flatMap(name -> Optional.ofNullable(uidByName.get(namespace == null ? name : namespace + "/" + name)));
    }

    private Family family(String uid) {
        Optional<Snapshot<Job>> job = Optional.ofNullable(jobs.get(uid));
        List<Snapshot<Pod>> own = pods.getOrDefault(uid, List.of());
        return new Family(uid, job, own, job.flatMap(this::schedule), happenings.of(uid, job, own));
    }

    private Optional<Snapshot<CronJob>> schedule(Snapshot<Job> job) {
        ObjectMeta metadata = job.object().getMetadata();
        return Owners.of(metadata, "CronJob")
                .flatMap(owner -> inventory.cronJobs().stream()
                        .filter(cron -> isSame(cron, owner, metadata))
                        .findFirst());
    }

    private static boolean isSame(Snapshot<CronJob> cron, OwnerReference owner, ObjectMeta child) {
        ObjectMeta metadata = cron.object().getMetadata();
        return owner.getUid() != null
                ? cron.uid().equals(owner.getUid())
                : Objects.equals(metadata.getName(), owner.getName())
                        && Objects.equals(metadata.getNamespace(), child.getNamespace());
    }
}
