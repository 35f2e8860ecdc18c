package sh.fabrik.store;

import static sh.fabrik.store.Column.of;
import static sh.fabrik.store.schema.Tables.FOLLOW_UPS;
import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.RUN_KEYS;
import static sh.fabrik.store.schema.Tables.RUN_PODS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Pod;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

/** Finished runs about which metrics or logs may know more than is stored. */
public final class FollowUps {
    /** Samples and log lines arrive late: an answer given sooner after a run's end is asked for once more. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private static final int QUESTION = 500; // runs in one query

    private final Database database;
    private final boolean again;

    public FollowUps(Database database) {
        this(database, false);
    }

    /** @param again also those about which an answer came, as after a change of labels or selectors */
    public FollowUps(Database database, boolean again) {
        this.database = database;
        this.again = again;
    }

    /**
     * Runs that ended since then and that Prometheus has not settled: never asked, or asked too early.
     *
     * @param cluster only runs of this cluster: a server knows one, and another's pods may have the same names
     * @param since inclusive
     */
    public List<FinishedRun> unmeasured(Optional<String> cluster, Instant since) {
        return find(since, Source.PROMETHEUS, in(cluster));
    }

    /**
     * Failed runs that ended since then, whose error nobody has named and that Loki has not settled.
     *
     * @param cluster only runs of this cluster: a server knows one, and another's pods may have the same names
     * @param since inclusive
     */
    public List<FinishedRun> unexplained(Optional<String> cluster, Instant since) {
        return find(
                since,
                Source.LOKI,
                in(cluster)
                        .and(RUNS.STATUS
                                .eq(Outcome.FAILED.word())
                                .and(DSL.coalesce(RUNS.FAILURE_REASON, "error").eq("error"))
                                .and(DSL.coalesce(RUNS.ERROR_TYPE, "unclassified")
                                        .eq("unclassified"))));
    }

    private static Condition isUnsettled() {
        return DSL.coalesce(FOLLOW_UPS.ANSWERED_AT, 0L).lt(RUNS.COMPLETED_AT.plus(SETTLING.toSeconds()));
    }

    /** The keys of runs in Kubernetes begin with their cluster. */
    private static Condition in(Optional<String> cluster) {
        return cluster.map(name -> name + "/")
                .<Condition>map(
                        begin -> DSL.substring(RUN_KEYS.KEY, 1, begin.length()).eq(begin))
                .orElseGet(DSL::noCondition);
    }

    /** Remembers which of the parts are answers; saving them says so, whether or not they were new. */
    static void note(Database database, List<RunPart> parts, long now) {
        TableWriter.replacing(
                        database,
                        FOLLOW_UPS.getName(),
                        List.<Column<RunKey>>of(
                                of(FOLLOW_UPS.SOURCE, key -> key.source().word()),
                                of(FOLLOW_UPS.KEY, RunKey::key),
                                of(FOLLOW_UPS.ANSWERED_AT, key -> now)),
                        List.of(FOLLOW_UPS.SOURCE.getName(), FOLLOW_UPS.KEY.getName()),
                        List.of())
                .write(parts.stream()
                        .map(RunPart::key)
                        .filter(key -> key.source().followsKubernetes())
                        .toList());
    }

    private List<FinishedRun> find(Instant since, Source asked, Condition which) {
        List<Record> rows = new ArrayList<>(database.sql()
                .select(
                        RUN_KEYS.KEY,
                        RUN_KEYS.RUN_ID,
                        RUN_KEYS.PROJECT_ID,
                        RUNS.ID,
                        RUNS.STARTED_AT,
                        RUNS.COMPLETED_AT,
                        RUNS.MEMORY_LIMIT_BYTES)
                .from(RUNS)
                .join(RUN_KEYS)
                .on(
                        RUN_KEYS.PROJECT_ID.eq(RUNS.PROJECT_ID),
                        RUN_KEYS.RUN_ID.eq(RUNS.RUN_ID),
                        RUN_KEYS.RUN.eq(RUNS.ID),
                        RUN_KEYS.SOURCE.eq(Source.KUBERNETES.word()))
                .leftJoin(FOLLOW_UPS)
                .on(FOLLOW_UPS.SOURCE.eq(asked.word()).and(FOLLOW_UPS.KEY.eq(RUN_KEYS.KEY)))
                .where(RUNS.COMPLETED_AT.ge(since.getEpochSecond()))
                .and(RUNS.STARTED_AT.isNotNull())
                .and(again ? DSL.noCondition() : isUnsettled())
                .and(which)
                .orderBy(RUNS.COMPLETED_AT, RUN_KEYS.KEY)
                .fetch());
        Map<String, List<Pod>> pods =
                pods(rows.stream().map(row -> row.get(RUNS.ID)).toList());
        return rows.stream()
                .filter(row -> pods.containsKey(row.get(RUNS.ID)))
                .map(row -> run(row, pods.getOrDefault(row.get(RUNS.ID), List.of())))
                .toList();
    }

    private static FinishedRun run(Record row, List<Pod> pods) {
        return new FinishedRun(
                new RunKey(Source.KUBERNETES, row.get(RUN_KEYS.KEY)),
                row.get(RUN_KEYS.RUN_ID),
                row.get(RUN_KEYS.PROJECT_ID),
                Instant.ofEpochSecond(row.get(RUNS.STARTED_AT)),
                Instant.ofEpochSecond(row.get(RUNS.COMPLETED_AT)),
                pods,
                Optional.ofNullable(row.get(RUNS.MEMORY_LIMIT_BYTES)).map(Memory::ofBytes));
    }

    private Map<String, List<Pod>> pods(List<String> runs) {
        Map<String, List<Pod>> pods = new HashMap<>();
        for (int from = 0; from < runs.size(); from += QUESTION) {
            database.sql()
                    .selectFrom(RUN_PODS)
                    .where(RUN_PODS.RUN_ID.in(runs.subList(from, Math.min(runs.size(), from + QUESTION))))
                    .orderBy(RUN_PODS.UID)
                    .forEach(row -> pods.computeIfAbsent(row.getRunId(), run -> new ArrayList<>())
                            .add(pod(row)));
        }
        return pods;
    }

    private static Pod pod(Record row) {
        return new Pod(
                row.get(RUN_PODS.NAMESPACE),
                row.get(RUN_PODS.NAME),
                row.get(RUN_PODS.UID),
                Optional.ofNullable(row.get(RUN_PODS.NODE)),
                row.get(RUN_PODS.CONTAINER),
                Optional.ofNullable(row.get(RUN_PODS.STARTED_AT)).map(Instant::ofEpochSecond),
                Optional.ofNullable(row.get(RUN_PODS.COMPLETED_AT)).map(Instant::ofEpochSecond));
    }
}
