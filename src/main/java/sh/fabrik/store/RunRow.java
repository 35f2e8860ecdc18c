package sh.fabrik.store;

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
import sh.fabrik.run.RunPart;
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

    private static final Map<Verdict.Evidence, Optional<String>> EVIDENCE = words();

    private static Map<Verdict.Evidence, Optional<String>> words() {
        Map<Verdict.Evidence, Optional<String>> words = new EnumMap<>(Verdict.Evidence.class);
        for (Verdict.Evidence evidence : Verdict.Evidence.values()) {
            words.put(evidence, Optional.of(evidence.name().toLowerCase(Locale.ROOT)));
        }
        words.remove(Verdict.Evidence.NONE);
        return words;
    }

    /** Its columns. */
    void tell(Cells cells) {
        cells.put(RUNS.ID, id);
        cells.put(RUNS.RUN_ID, run.runId());
        cells.put(RUNS.SPEC_ID, specId);
        cells.put(RUNS.SPEC_FINGERPRINT, fingerprint.map(Fingerprint::hash));
        cells.put(RUNS.FINGERPRINT_ORIGIN, fingerprint.map(print -> SpecLinks.word(print.origin())));
        cells.put(RUNS.PROJECT_ID, run.project());
        cells.put(RUNS.CREATED_AT, now);
        cells.put(RUNS.UPDATED_AT, now);
        configuration(cells);
        ending(cells);
        span(cells);
        effort(cells);
        spend(cells);
        measured(cells);
    }

    private void configuration(Cells cells) {
        RunPart.Configuration with = run.configuration();
        cells.put(RUNS.SPEC_TYPE, with.specType());
        cells.put(RUNS.MODEL, with.model().map(model -> model.name()));
        cells.put(RUNS.MEMORY_LIMIT, with.memoryLimit().map(Memory::toString));
        cells.put(RUNS.MEMORY_LIMIT_BYTES, with.memoryLimit().map(Memory::bytes));
        cells.put(RUNS.CPU_LIMIT, with.cpuLimit().map(Cpu::toString));
        cells.put(RUNS.CPU_LIMIT_MCORES, with.cpuLimit().map(Cpu::millicores));
        cells.put(RUNS.TIMEOUT_SECONDS, roundedUp(with.timeout()));
        cells.put(RUNS.MEMORY_REQUEST_BYTES, with.memoryRequest().map(Memory::bytes));
        cells.put(RUNS.CPU_REQUEST_MCORES, with.cpuRequest().map(Cpu::millicores));
        cells.put(RUNS.ADVICE, with.advice());
    }

    private void ending(Cells cells) {
        Verdict verdict = run.verdict();
        cells.put(RUNS.STATUS, verdict.outcome().map(Outcome::word));
        cells.put(RUNS.FAILURE_REASON, verdict.reason().map(reason -> reason.word()));
        cells.put(RUNS.FAILURE_RAW, verdict.rawReason());
        cells.put(RUNS.ERROR_TYPE, verdict.errorType().map(type -> type.word()));
        cells.put(RUNS.EVIDENCE, evidence(verdict));
    }

    private void span(Cells cells) {
        MergedRun.Span span = run.span();
        cells.put(RUNS.STARTED_AT, seconds(span.start()));
        cells.put(RUNS.COMPLETED_AT, seconds(span.end()));
        cells.put(RUNS.DURATION_SECONDS, roundedUp(span.length()));
        cells.put(RUNS.ACTIVE_SECONDS, roundedUp(span.active()));
        cells.put(RUNS.CLOCK_SKEW, span.skewed());
    }

    private void effort(Cells cells) {
        RunPart.Effort effort = run.effort();
        cells.put(RUNS.ITERATIONS, effort.iterations());
        cells.put(RUNS.ATTEMPTS, effort.attempts());
        cells.put(RUNS.TASKS_TOTAL, effort.tasksTotal());
        cells.put(RUNS.TASKS_COMPLETED, effort.tasksCompleted());
        cells.put(RUNS.INPUT_BYTES, effort.inputBytes());
    }

    private void spend(Cells cells) {
        RunPart.Spend spend = run.spend();
        cells.put(RUNS.LLM_COST_USD, spend.llm().map(Usd::amount).map(Number::doubleValue));
        cells.put(
                RUNS.INFRASTRUCTURE_COST_EUR,
                spend.infrastructure().map(Eur::amount).map(Number::doubleValue));
        cells.put(RUNS.COST_ORIGIN, run.origins().llm().map(CostOrigin::word));
        cells.put(
                RUNS.INFRASTRUCTURE_COST_ORIGIN, run.origins().infrastructure().map(CostOrigin::word));
        cells.put(RUNS.INPUT_TOKENS, spend.inputTokens());
        cells.put(RUNS.OUTPUT_TOKENS, spend.outputTokens());
        cells.put(RUNS.CACHE_READ_TOKENS, spend.cacheReadTokens());
        cells.put(RUNS.CACHE_WRITE_TOKENS, spend.cacheWriteTokens());
    }

    private void measured(Cells cells) {
        MergedRun.Peaks peaks = run.peaks();
        cells.put(RUNS.MEMORY_PEAK_BYTES, peaks.memory().map(Memory::bytes));
        cells.put(RUNS.CPU_MEAN_MCORES, peaks.cpuMean().map(Cpu::millicores));
        cells.put(RUNS.CPU_PEAK_MCORES, peaks.cpu().map(Cpu::millicores));
        cells.put(RUNS.CPU_P95_MCORES, most(reading -> reading.cpuP95().map(Cpu::millicores)));
        cells.put(RUNS.THROTTLED_SHARE, most(ResourceReading::throttledShare));
        cells.put(RUNS.OOM_EVENTS, oomEvents());
        cells.put(RUNS.ERROR_RATE, run.quality().errorRate());
        cells.put(RUNS.LATENCY_P95_MS, run.quality().latencyP95().map(time -> time.toMillis()));
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
