package sh.fabrik.collect.csv;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;

/** The one table of columns, for all layouts. Where two columns of a file say the same, the later one here wins. */
final class Columns {
    /** Known, and no knowledge about a run: a rate over several tries, and what fabrik itself derives or notes. */
    static final Set<String> IGNORED = Set.of("p_success", "clock_skew", "created_at", "updated_at");

    private static final Remembered<Optional<Model>> MODELS = new Remembered<>(Model::parse);

    static final List<Column> IN_ORDER = List.of(
            new Column("run_id", (row, text) -> row.runId = text),
            new Column("id", (row, text) -> row.id = text),
            new Column("project", (row, text) -> row.project = text),
            new Column("project_id", (row, text) -> row.project = text),
            new Column("spec_id", (row, text) -> row.specId = text),
            new Column("spec_path", (row, text) -> row.specPath = text),
            new Column("spec_type", (row, text) -> row.specType = text),
            new Column("spec_fingerprint", (row, text) -> row.fingerprint = text),
            new Column("fingerprint_origin", (row, text) -> row.fingerprintInferred = text.equals("inferred")),
            new Column("model", (row, text) -> row.model = MODELS.of(text)),
            new Column("timeout_seconds", (row, text) -> row.timeout = Optional.of(Values.seconds(text))),
            new Column("status", (row, text) -> {
                row.status = text;
                row.outcome = StatusWords.outcomeOf(text);
            }),
            new Column("failure_reason", (row, text) -> row.reason = text),
            new Column("failure_raw", (row, text) -> row.rawReason = text),
            new Column("error_type", (row, text) -> row.errorType = text),
            new Column("evidence", (row, text) -> row.evidence = text),
            new Column("error", (row, text) -> row.errorMessage = text),
            new Column("error_message", (row, text) -> row.errorMessage = text),
            new Column("started_at", (row, text) -> row.startedAt = Optional.of(Values.instant(text))),
            new Column("completed_at", (row, text) -> row.completedAt = Optional.of(Values.instant(text))),
            new Column("duration_seconds", (row, text) -> row.duration = Optional.of(Values.seconds(text))),
            new Column("active_seconds", (row, text) -> row.active = Optional.of(Values.seconds(text))),
            new Column("attempt", (row, text) -> row.attempt = Math.max(1, Values.count(text))),
            new Column("iterations", (row, text) -> row.iterations = Optional.of(Values.count(text))),
            new Column("attempts", (row, text) -> row.attempts = Optional.of(Values.count(text))),
            new Column("tasks_total", (row, text) -> row.tasksTotal = Optional.of(Values.count(text))),
            new Column("tasks_completed", (row, text) -> row.tasksCompleted = Optional.of(Values.count(text))),
            new Column("cost_usd", (row, text) -> row.llmCost = Optional.of(Usd.parse(text))),
            new Column("llm_cost_usd", (row, text) -> row.llmCost = Optional.of(Usd.parse(text))),
            new Column("infrastructure_cost_eur", (row, text) -> row.infrastructureCost = Optional.of(Eur.parse(text))),
            new Column("input_tokens", (row, text) -> row.inputTokens = Optional.of(Values.whole(text))),
            new Column("output_tokens", (row, text) -> row.outputTokens = Optional.of(Values.whole(text))),
            new Column("cache_read_tokens", (row, text) -> row.cacheReadTokens = Optional.of(Values.whole(text))),
            new Column("cache_write_tokens", (row, text) -> row.cacheWriteTokens = Optional.of(Values.whole(text))),
            new Column("cost_origin", (row, text) -> row.costOrigin = text),
            new Column("infrastructure_cost_origin", (row, text) -> row.infrastructureCostOrigin = text),
            new Column("advice", (row, text) -> row.advice = text),
            new Column("memory_request_bytes", (row, text) -> row.memoryRequest = Optional.of(Values.memory(text))),
            new Column("cpu_request_mcores", (row, text) -> row.cpuRequest = Optional.of(Values.millicores(text))),
            new Column("input_bytes", (row, text) -> row.inputBytes = Optional.of(Values.whole(text))),
            memoryLimit("memory_limit_mb", Values::mebibytes),
            memoryLimit("memory_limit", Values::memory),
            memoryLimit("memory_limit_bytes", Values::memory),
            memoryPeak("memory_peak_mb", Values::mebibytes),
            memoryPeak("memory_peak", Values::memory),
            memoryPeak("memory_peak_bytes", Values::memory),
            cpuLimit("cpus", Cpu::parse),
            cpuLimit("cpu_limit", Cpu::parse),
            cpuLimit("cpu_limit_mcores", Values::millicores),
            new Column("cpu_pct", (row, text) -> row.cpuMean = Optional.of(Values.percentOfACore(text))),
            new Column("cpu_mean_mcores", (row, text) -> row.cpuMean = Optional.of(Values.millicores(text))),
            new Column("cpu_p95_mcores", (row, text) -> row.cpuP95 = Optional.of(Values.millicores(text))),
            new Column("cpu_peak_mcores", (row, text) -> row.cpuPeak = Optional.of(Values.millicores(text))),
            new Column("throttled_share", (row, text) -> row.throttledShare = Optional.of(Values.share(text))),
            new Column("oom_events", (row, text) -> row.oomEvents = Optional.of(Values.count(text))),
            new Column("error_rate", (row, text) -> row.errorRate = Optional.of(Values.share(text))),
            new Column("latency_p95_ms", (row, text) -> row.latencyP95 = Optional.of(Values.milliseconds(text))));

    private Columns() {}

    /**
     * A column by name.
     *
     * @param setter puts the text of a field, which is never blank, into the row
     */
    record Column(String name, BiConsumer<Row, String> setter) {}

    private static Column memoryLimit(String name, Reading<Memory> reading) {
        return new Column(
                name,
                (row, text) -> row.memoryLimit = measured(reading.read(text)).or(() -> row.memoryLimit));
    }

    private static Column memoryPeak(String name, Reading<Memory> reading) {
        return new Column(
                name,
                (row, text) -> row.memoryPeak = measured(reading.read(text)).or(() -> row.memoryPeak));
    }

    private static Column cpuLimit(String name, Reading<Cpu> reading) {
        return new Column(name, (row, text) -> {
            Cpu limit = reading.read(text);
            row.cpuLimit = limit.nanocores() == 0 ? row.cpuLimit : Optional.of(limit);
        });
    }

    /** No run needs zero bytes: 0 is how some sources write "not known" and "no limit". */
    private static Optional<Memory> measured(Memory memory) {
        return memory.bytes() == 0 ? Optional.empty() : Optional.of(memory);
    }

    private interface Reading<T> {
        T read(String text);
    }
}
