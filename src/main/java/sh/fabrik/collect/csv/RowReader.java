package sh.fabrik.collect.csv;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.run.Eur;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

/** Makes what one line says about a run out of its values. */
final class RowReader {
    private static final long UNKNOWN_START = -1;

    private final String location;
    private final CollectRequest request;
    private final SeenIds seen;
    private final FileNotices notices;
    private final Ending ending;

    RowReader(String location, CollectRequest request, SeenIds seen, FileNotices notices) {
        this.location = location;
        this.request = request;
        this.seen = seen;
        this.notices = notices;
        this.ending = new Ending(notices);
    }

    /** @throws UnreadableValue when the line names no run, or one that was another run on an earlier line */
    RunPart read(Row row) {
        RunPart.Timing timing = timing(row);
        Verdict verdict = row.exported ? OwnExport.verdict(row) : ending.verdict(row);
        RunKey key = key(row, timing);
        return new RunPart(
                key,
                row.runId.isEmpty() ? row.id : row.runId,
                project(row),
                revision(timing),
                location,
                timing,
                configuration(row),
                verdict,
                new RunPart.Effort(row.iterations, row.attempts, row.tasksTotal, row.tasksCompleted, row.inputBytes),
                row.exported ? OwnExport.spend(row) : spend(row),
                resources(row, verdict),
                new RunPart.Quality(row.errorRate, row.latencyP95),
                List.of(),
                ending.errors(row, timing),
                List.of(),
                Optional.empty());
    }

    private RunKey key(Row row, RunPart.Timing timing) {
        String id = row.id.isEmpty() ? row.runId : row.id;
        if (id.isEmpty()) {
            throw new UnreadableValue("The line has no run id; give each run one.");
        }
        String key = project(row) + "/" + id + (row.attempt > 1 ? "#" + row.attempt : "");
        long start = timing.startedAt().map(Instant::toEpochMilli).orElse(UNKNOWN_START);
        if (!seen.agrees(key, start)) {
            throw new UnreadableValue("The run id \"" + Redactor.redact(id)
                    + "\" stands on an earlier line with another start; give each run an id of"
                    + " its own, or number its retries in a column attempt.");
        }
        return new RunKey(Source.CSV, key);
    }

    private String project(Row row) {
        return row.project.isEmpty() ? request.project() : row.project;
    }

    private static long revision(RunPart.Timing timing) {
        return timing.completedAt()
                .or(timing::startedAt)
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    private RunPart.Timing timing(Row row) {
        Optional<Instant> end = row.completedAt.or(() -> row.startedAt.flatMap(start -> row.duration.map(start::plus)));
        if (end.isPresent() && row.startedAt.isPresent() && end.get().isBefore(row.startedAt.get())) {
            notices.endsBeforeItsStart();
        }
        Optional<Duration> active = row.hasColumnForActive ? row.active : row.duration;
        return new RunPart.Timing(row.startedAt, end, active);
    }

    private RunPart.Configuration configuration(Row row) {
        return new RunPart.Configuration(
                text(row.specId).or(request::spec),
                text(row.specPath),
                text(row.specType),
                text(row.fingerprint)
                        .map(hash -> row.fingerprintInferred ? Fingerprint.inferred(hash) : Fingerprint.declared(hash)),
                row.model,
                row.memoryLimit,
                row.cpuLimit,
                row.timeout,
                row.memoryRequest,
                row.cpuRequest,
                text(row.advice));
    }

    /** Zero tokens are how some sources write "not measured", and then a cost of zero is no cost either. */
    private static RunPart.Spend spend(Row row) {
        boolean counted = row.inputTokens.orElse(0L) > 0 || row.outputTokens.orElse(0L) > 0;
        Optional<Usd> llm = row.llmCost.filter(cost -> counted || cost.amount().signum() > 0);
        Optional<Eur> infrastructure = row.infrastructureCost;
        return new RunPart.Spend(
                llm,
                infrastructure,
                counted
                        ? new Tokens(row.inputTokens, row.outputTokens, row.cacheReadTokens, row.cacheWriteTokens)
                        : Tokens.UNKNOWN);
    }

    private static List<ResourceReading> resources(Row row, Verdict verdict) {
        boolean oom = !row.exported
                && verdict.reason().filter(FailureReason.OOM::equals).isPresent();
        Optional<Memory> peak = oom ? row.memoryLimit.or(() -> row.memoryPeak) : row.memoryPeak;
        boolean measured = peak.isPresent()
                || row.cpuMean.isPresent()
                || row.cpuP95.isPresent()
                || row.cpuPeak.isPresent()
                || row.throttledShare.isPresent()
                || row.oomEvents.isPresent();
        if (!measured) {
            return List.of();
        }
        return List.of(new ResourceReading(
                Source.CSV.word(),
                peak,
                row.memoryLimit,
                row.cpuMean,
                row.cpuP95,
                row.cpuPeak,
                row.throttledShare,
                row.oomEvents.or(() -> oom ? Optional.of(1) : Optional.empty())));
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
