package sh.fabrik.collect.csv;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Usd;

/** The values of one line while they are gathered, column by column. What no column gave is empty. */
final class Row {
    String id = "";
    String runId = "";
    String project = "";
    String specId = "";
    String specPath = "";
    String specType = "";
    String advice = "";
    String fingerprint = "";
    boolean fingerprintInferred;
    Optional<Model> model = Optional.empty();
    Optional<Duration> timeout = Optional.empty();

    Optional<Outcome> outcome = Optional.empty();
    String status = "";
    String reason = "";
    String rawReason = "";
    String errorType = "";
    String errorMessage = "";
    String evidence = "";

    /** Whether fabrik itself wrote the line. */
    boolean exported;

    Optional<Instant> startedAt = Optional.empty();
    Optional<Instant> completedAt = Optional.empty();
    Optional<Duration> duration = Optional.empty();
    Optional<Duration> active = Optional.empty();
    boolean hasColumnForActive;

    int attempt = 1;
    Optional<Integer> iterations = Optional.empty();
    Optional<Integer> attempts = Optional.empty();
    Optional<Integer> tasksTotal = Optional.empty();
    Optional<Integer> tasksCompleted = Optional.empty();

    Optional<Usd> llmCost = Optional.empty();
    Optional<Eur> infrastructureCost = Optional.empty();
    Optional<Long> inputTokens = Optional.empty();
    Optional<Long> outputTokens = Optional.empty();
    Optional<Long> inputBytes = Optional.empty();
    Optional<Long> cacheReadTokens = Optional.empty();
    Optional<Long> cacheWriteTokens = Optional.empty();
    String costOrigin = "";
    String infrastructureCostOrigin = "";

    Optional<Memory> memoryLimit = Optional.empty();
    Optional<Memory> memoryPeak = Optional.empty();
    Optional<Cpu> cpuLimit = Optional.empty();
    Optional<Memory> memoryRequest = Optional.empty();
    Optional<Cpu> cpuRequest = Optional.empty();
    Optional<Cpu> cpuMean = Optional.empty();
    Optional<Cpu> cpuP95 = Optional.empty();
    Optional<Cpu> cpuPeak = Optional.empty();
    Optional<Double> throttledShare = Optional.empty();
    Optional<Integer> oomEvents = Optional.empty();

    Optional<Double> errorRate = Optional.empty();
    Optional<Duration> latencyP95 = Optional.empty();
}
