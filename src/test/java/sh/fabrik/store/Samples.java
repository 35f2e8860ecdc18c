package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Quality;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

/** One run as each source would tell of it, and small parts to build others from. */
final class Samples {
    static final String PROJECT = "shop";
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Samples() {}

    static RunPart part(Source source, String key, String runId) {
        return RunPart.of(new RunKey(source, key), runId, PROJECT, 1, "sample");
    }

    static RunPart started(Source source, String runId, Instant start) {
        return part(source, runId + "@" + start.toEpochMilli(), runId).withTiming(timing(start, Optional.empty()));
    }

    static RunPart job(String uid, String runId, Instant start, Optional<Instant> end) {
        return part(Source.KUBERNETES, "dev/" + uid, runId).withTiming(timing(start, end));
    }

    static Timing timing(Instant start, Optional<Instant> end) {
        return new Timing(Optional.of(start), end, Optional.empty());
    }

    /** The Job: starts a minute before the work, and only knows that the container failed. */
    static RunPart job(String uid, String runId, Instant start) {
        Instant begin = start.minusSeconds(60);
        return job(uid, runId, begin, Optional.of(start.plusSeconds(600)))
                .withConfiguration(new Configuration(
                        Optional.of("api-impl"),
                        Optional.of("specs/api-impl.json"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Memory.parse("2Gi")),
                        Optional.of(Cpu.parse("1500m")),
                        Optional.empty()))
                .withVerdict(Verdict.of(Outcome.FAILED, FailureReason.ERROR, "Error", Verdict.Evidence.JOB_CONDITION))
                .withEffort(
                        new Effort(Optional.empty(), Optional.of(1), Optional.of(1), Optional.of(1), Optional.empty()))
                .withResources(List.of(reading("kubernetes", Optional.empty(), Optional.of(Memory.parse("2Gi")))))
                .withPods(List.of(new Pod(
                        "fabrik-runs",
                        "fabrik-" + uid,
                        uid + "-pod",
                        Optional.of("node-1"),
                        "fabrik",
                        Optional.of(begin.plusSeconds(20)),
                        Optional.of(start.plusSeconds(599)))));
    }

    /** The Smithers database: knows the attempts, and that a task timed out. */
    static RunPart database(String runId, Instant start) {
        return started(Source.SMITHERS, runId, start)
                .withTiming(new Timing(
                        Optional.of(start),
                        Optional.of(start.plusMillis(599_200)),
                        Optional.of(Duration.ofSeconds(550))))
                .withVerdict(Verdict.of(Outcome.FAILED, FailureReason.TIMEOUT, "TASK_TIMEOUT", Verdict.Evidence.RUN_ROW)
                        .withErrorType(ErrorType.TIMEOUT))
                .withEffort(
                        new Effort(Optional.of(2), Optional.of(3), Optional.of(2), Optional.of(1), Optional.empty()))
                .withTasks(List.of(
                        attempt("implement", 1, Optional.of(TaskAttempt.Result.SUCCESS), "finished", Optional.of(0.25)),
                        attempt("validate", 1, Optional.of(TaskAttempt.Result.FAILED), "failed", Optional.empty()),
                        attempt("review", 1, Optional.empty(), "in-progress", Optional.empty())))
                .withErrors(List.of(
                        new RunError(ErrorType.TIMEOUT, Optional.of(start.plusSeconds(599)), "validate timed out")));
    }

    /** The event log: has the tokens and one more attempt's end. */
    static RunPart log(String runId, Instant start) {
        return started(Source.EVENT_LOG, runId, start.plusMillis(1_400))
                .withConfiguration(new Configuration(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Model("kimi-k2p5")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .withVerdict(Verdict.of(Outcome.FAILED, FailureReason.ERROR, "RunFailed", Verdict.Evidence.EVENTS))
                .withTasks(List.of(
                        attempt("review", 1, Optional.of(TaskAttempt.Result.FAILED), "failed", Optional.of(0.5)),
                        attempt("review", 2, Optional.of(TaskAttempt.Result.SUCCESS), "finished", Optional.empty())))
                .withErrors(List.of(
                        new RunError(ErrorType.TIMEOUT, Optional.of(start.plusSeconds(599)), "validate timed out"),
                        new RunError(ErrorType.NETWORK, Optional.of(start.plusSeconds(90)), "connection reset")));
    }

    /** A history in CSV: whole seconds, and the memory that nobody else measured. */
    static RunPart csv(String id, String runId, Instant start) {
        Instant second = Instant.ofEpochSecond(start.getEpochSecond());
        return part(Source.CSV, PROJECT + "/" + id, runId)
                .withTiming(timing(second, Optional.of(second.plusSeconds(601))))
                .withVerdict(new Verdict(
                        Optional.of(Outcome.FAILED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Verdict.Evidence.RECORD))
                .withSpend(new Spend(
                        Optional.of(Usd.parse("3.5")),
                        Optional.empty(),
                        Tokens.of(Optional.of(1_000L), Optional.empty())))
                .withResources(List.of(reading("csv", Optional.of(Memory.ofMebibytes(1_700)), Optional.empty())));
    }

    /** Of a run that only says which spec it ran. */
    static Configuration ofSpec(String specId) {
        return new Configuration(
                Optional.of(specId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static RunPart lint(String runId) {
        return part(Source.LINT, "lint.json#" + runId, runId)
                .withQuality(new Quality(Optional.of(0.02), Optional.of(Duration.ofMillis(420))));
    }

    /** Metrics of the Job's container: a peak of the samples, and a higher mark that the kernel kept. */
    static RunPart metrics(String uid, String runId) {
        return part(Source.PROMETHEUS, "dev/" + uid, runId)
                .withResources(List.of(
                        reading("prometheus", Optional.of(Memory.ofMebibytes(1_800)), Optional.empty()),
                        ResourceReading.kernel(Memory.ofMebibytes(1_650))));
    }

    /** The logs of the Job's container: why it failed. */
    static RunPart logs(String uid, String runId, ErrorType type) {
        return part(Source.LOKI, "dev/" + uid, runId)
                .withVerdict(Verdict.UNKNOWN.withErrorType(type))
                .withErrors(List.of(new RunError(type, Optional.of(START), "the log's last words")));
    }

    static TaskAttempt attempt(
            String node, int attempt, Optional<TaskAttempt.Result> result, String raw, Optional<Double> dollars) {
        return new TaskAttempt(
                node,
                0,
                attempt,
                node,
                Optional.of(true),
                Optional.empty(),
                Optional.of(100L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                dollars.map(Usd::of),
                result,
                Optional.of(raw),
                Optional.of(START),
                Optional.of(Duration.ofMillis(1_500)),
                Optional.empty(),
                Optional.empty());
    }

    static ResourceReading reading(String source, Optional<Memory> peak, Optional<Memory> limit) {
        return new ResourceReading(
                source,
                peak,
                limit,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
