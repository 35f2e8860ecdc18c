package sh.fabrik.collect.kubernetes.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.Found;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows the Jobs from a version on. Events that come close together are taken together: a Job changes several times within
 * a moment, and only its latest state counts.
 */
final class Watching implements AutoCloseable {
    /** The server ends a watch after some minutes anyway; asking for less keeps proxies content. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration GATHER = Duration.ofMillis(100);
    /** A server ends its watch in time; one that has not by then is behind a connection that died without a word. */
    private static final Duration OVERDUE = LONGEST.plusSeconds(30);

    private static final Duration SUSPICIOUS = Duration.ofSeconds(1);
    private static final int MOST = 100;

    private final Cluster cluster;
    private final Asking asking;
    private Optional<WatchStream> stream = Optional.empty();
    private String version;
    private long openedAt;

    Watching(Cluster cluster, String version, Asking asking) {
        this.cluster = cluster;
        this.version = version;
        this.asking = asking;
    }

    /** Whether the server still tells what happens: then all that came before was seen. */
    boolean isOpen() {
        return stream.isPresent();
    }

    /**
     * What happened since; nothing when nothing comes within a moment.
     *
     * @throws Unanswered {@code isGone} when the version is no longer kept, and only a new list can tell; else the next call
     *     goes on from where the last one was
     */
    List<Found> next(Duration timeLeft) throws Unanswered {
        String before = version;
        if (stream.isPresent() && age().compareTo(OVERDUE) > 0) {
            close();
        }
        try {
            return read(open(timeLeft), timeLeft);
        } catch (Unanswered e) {
            version = before;
            close();
            throw e;
        }
    }

    private List<Found> read(WatchStream open, Duration timeLeft) throws Unanswered {
        Batch batch = new Batch();
        Optional<JsonNode> event = open.next(shorter(QUIET, timeLeft));
        while (event.isPresent()) {
            take(event.get(), batch);
            event = batch.jobs.size() < MOST ? open.next(shorter(GATHER, timeLeft)) : Optional.empty();
        }
        List<Found> found = batch.jobs.isEmpty() ? List.of() : found(batch);
        if (open.isOver()) {
            ended(found.isEmpty());
        }
        return found;
    }

    /** A server ends a watch now and then; one that does so at once and without a word is not well. */
    private void ended(boolean silent) throws Unanswered {
        close();
        if (silent && age().compareTo(SUSPICIOUS) < 0) {
            throw Unanswered.because(cluster.server().name() + " ends each watch at once; collect again later.");
        }
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }

    private List<Found> found(Batch batch) throws Unanswered {
        Instant now = asking.now();
        batch.jobs.values().stream()
                .filter(job -> batch.gone.contains(PodsOfJobs.uid(job)))
                .forEach(job -> markDeleted(job, now));
        List<Found> found = new ArrayList<>(cluster.runs(List.copyOf(batch.jobs.values()), batch.gone, now));
        found.add(new Found.Pause());
        return found;
    }

    /** One that is deleted in the background never carries the time of its deletion. */
    private static void markDeleted(ObjectNode job, Instant now) {
        if (job.path("metadata") instanceof ObjectNode metadata && !metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", now.toString());
        }
    }

    private void take(JsonNode event, Batch batch) throws Unanswered {
        String type = event.path("type").asString("");
        JsonNode object = event.path("object");
        if (type.equals("ERROR")) {
            throw new Complaint(
                            cluster.server().name(),
                            "watch",
                            Resource.JOBS,
                            asking.source().namespace())
                    .about(object.path("code").asInt(0), object);
        }
        String reached = object.path("metadata").path("resourceVersion").asString("");
        version = reached.isEmpty() ? version : reached;
        if (!type.equals("BOOKMARK") && object instanceof ObjectNode job) {
            batch.add(job, type.equals("DELETED"));
        }
    }

    private WatchStream open(Duration timeLeft) throws Unanswered {
        if (stream.isEmpty()) {
            stream = Optional.of(cluster.server().watch(Resource.JOBS, version, shorter(LONGEST, timeLeft)));
            openedAt = System.nanoTime();
        }
        return stream.get();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        stream.ifPresent(WatchStream::close);
        stream = Optional.empty();
    }

    /** The latest state of each Job that changed. */
    private static final class Batch {
        private final Map<String, ObjectNode> jobs = new LinkedHashMap<>();
        private final Set<String> gone = new HashSet<>();

        void add(ObjectNode job, boolean deleted) {
            String uid = PodsOfJobs.uid(job);
            jobs.put(uid, job);
            if (deleted) {
                gone.add(uid);
            }
        }
    }
}
