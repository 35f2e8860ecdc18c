package sh.fabrik.store;

import static sh.fabrik.store.Column.of;
import static sh.fabrik.store.Column.roundedUp;
import static sh.fabrik.store.Column.seconds;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;
import sh.fabrik.store.MergedRun.CostOrigin;

/**
 * A row of {@code runs}.
 *
 * @param id fabrik's own ULID
 * @param now epoch seconds
 */
record RunRow(String id, MergedRun run, Optional<String> specId, Optional<Fingerprint> fingerprint, long now) {

    static final List<Column<RunRow>> COLUMNS = List.of(
            of(RUNS.ID, RunRow::id),
            of(RUNS.RUN_ID, row -> row.run.runId()),
            of(RUNS.SPEC_ID, RunRow::specId),
            of(RUNS.SPEC_FINGERPRINT, row -> row.fingerprint.map(Fingerprint::hash)),
            of(RUNS.FINGERPRINT_ORIGIN, row -> row.fingerprint.map(print -> SpecLinks.word(print.origin()))),
            of(RUNS.SPEC_TYPE, row -> row.run.configuration().specType()),
            of(RUNS.PROJECT_ID, row -> row.run.project()),
            of(RUNS.MODEL, row -> row.run.configuration().model().map(model -> model.name())),
            of(RUNS.MEMORY_LIMIT, row -> row.run.configuration().memoryLimit().map(Memory::toString)),
            of(
                    RUNS.MEMORY_LIMIT_BYTES,
                    row -> row.run.configuration().memoryLimit().map(Memory::bytes)),
            of(RUNS.CPU_LIMIT, row -> row.run.configuration().cpuLimit().map(Cpu::toString)),
            of(RUNS.CPU_LIMIT_MCORES, row -> row.run.configuration().cpuLimit().map(Cpu::millicores)),
            of(RUNS.TIMEOUT_SECONDS, row -> roundedUp(row.run.configuration().timeout())),
            of(RUNS.STATUS, row -> row.run.verdict().outcome().map(Outcome::word)),
            of(RUNS.FAILURE_REASON, row -> row.run.verdict().reason().map(reason -> reason.word())),
            of(RUNS.FAILURE_RAW, row -> row.run.verdict().rawReason()),
            of(RUNS.ERROR_TYPE, row -> row.run.verdict().errorType().map(type -> type.word())),
            of(RUNS.EVIDENCE, row -> evidence(row.run.verdict())),
            of(RUNS.STARTED_AT, row -> seconds(row.run.span().start())),
            of(RUNS.COMPLETED_AT, row -> seconds(row.run.span().end())),
            of(RUNS.DURATION_SECONDS, row -> roundedUp(row.run.span().length())),
            of(RUNS.ACTIVE_SECONDS, row -> roundedUp(row.run.span().active())),
            of(RUNS.ITERATIONS, row -> row.run.effort().iterations()),
            of(RUNS.ATTEMPTS, row -> row.run.effort().attempts()),
            of(RUNS.TASKS_TOTAL, row -> row.run.effort().tasksTotal()),
            of(RUNS.TASKS_COMPLETED, row -> row.run.effort().tasksCompleted()),
            of(RUNS.LLM_COST_USD, row -> row.run.spend().llm().map(Usd::amount).map(Number::doubleValue)),
            of(
                    RUNS.INFRASTRUCTURE_COST_EUR,
                    row -> row.run.spend().infrastructure().map(Eur::amount).map(Number::doubleValue)),
            of(RUNS.INPUT_TOKENS, row -> row.run.spend().inputTokens()),
            of(RUNS.OUTPUT_TOKENS, row -> row.run.spend().outputTokens()),
            of(RUNS.CACHE_READ_TOKENS, row -> row.run.spend().cacheReadTokens()),
            of(RUNS.CACHE_WRITE_TOKENS, row -> row.run.spend().cacheWriteTokens()),
            of(RUNS.COST_ORIGIN, row -> row.run.origins().llm().map(CostOrigin::word)),
            of(
                    RUNS.INFRASTRUCTURE_COST_ORIGIN,
                    row -> row.run.origins().infrastructure().map(CostOrigin::word)),
            of(
                    RUNS.MEMORY_REQUEST_BYTES,
                    row -> row.run.configuration().memoryRequest().map(Memory::bytes)),
            of(
                    RUNS.CPU_REQUEST_MCORES,
                    row -> row.run.configuration().cpuRequest().map(Cpu::millicores)),
            of(RUNS.ADVICE, row -> row.run.configuration().advice()),
            of(RUNS.INPUT_BYTES, row -> row.run.effort().inputBytes()),
            of(RUNS.MEMORY_PEAK_BYTES, row -> row.run.peaks().memory().map(Memory::bytes)),
            of(RUNS.CPU_MEAN_MCORES, row -> row.run.peaks().cpuMean().map(Cpu::millicores)),
            of(RUNS.CPU_PEAK_MCORES, row -> row.run.peaks().cpu().map(Cpu::millicores)),
            of(RUNS.CPU_P95_MCORES, row -> row.most(reading -> reading.cpuP95().map(Cpu::millicores))),
            of(RUNS.THROTTLED_SHARE, row -> row.most(ResourceReading::throttledShare)),
            of(RUNS.OOM_EVENTS, RunRow::oomEvents),
            of(RUNS.ERROR_RATE, row -> row.run.quality().errorRate()),
            of(RUNS.LATENCY_P95_MS, row -> row.run.quality().latencyP95().map(time -> time.toMillis())),
            of(RUNS.CLOCK_SKEW, row -> row.run.span().skewed()),
            of(RUNS.CREATED_AT, RunRow::now),
            of(RUNS.UPDATED_AT, RunRow::now));

    private static final Map<Verdict.Evidence, Optional<String>> EVIDENCE = words();

    private static Map<Verdict.Evidence, Optional<String>> words() {
        Map<Verdict.Evidence, Optional<String>> words = new EnumMap<>(Verdict.Evidence.class);
        for (Verdict.Evidence evidence : Verdict.Evidence.values()) {
            words.put(evidence, Optional.of(evidence.name().toLowerCase(Locale.ROOT)));
        }
        words.remove(Verdict.Evidence.NONE);
        return words;
    }

    /** Kills for memory, the most that any source saw. */
    Optional<Integer> oomEvents() {
        return most(ResourceReading::oomEvents);
    }

    private <N extends Comparable<N>> Optional<N> most(Function<ResourceReading, Optional<N>> value) {
        List<ResourceReading> readings = run.readings();
        return readings.size() == 1
                ? value.apply(readings.get(0))
                : readings.stream().map(value).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    private static Optional<String> evidence(Verdict verdict) {
        return EVIDENCE.getOrDefault(verdict.evidence(), Optional.empty());
    }
}
