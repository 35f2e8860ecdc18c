package sh.fabrik.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one source says about one run. The store keeps every part and derives the run from all parts that belong together,
 * so that the order in which they arrive does not matter. What the source does not know is absent.
 *
 * @param key the source's own name for the run
 * @param runId the operator's run id as written; several runs may share it
 * @param project the project the source names, else the one the collect was told
 * @param revision orders two readings of the same key: epoch milliseconds of the latest thing the source knew; of two
 *     readings the higher one's values win and the other fills its gaps
 * @param location file or object it was read from, for people
 */
public record RunPart(
        RunKey key,
        String runId,
        String project,
        long revision,
        String location,
        Timing timing,
        Configuration configuration,
        Verdict verdict,
        Effort effort,
        Spend spend,
        List<ResourceReading> resources,
        Quality quality,
        List<TaskAttempt> tasks,
        List<RunError> errors,
        List<Pod> pods) {

    public RunPart {
        resources = List.copyOf(resources);
        tasks = List.copyOf(tasks);
        errors = List.copyOf(errors);
        pods = List.copyOf(pods);
    }

    /** A part that knows nothing yet but who it is; use the {@code with…} methods to say more. */
    public static RunPart of(RunKey key, String runId, String project, long revision, String location) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                Timing.UNKNOWN,
                Configuration.UNKNOWN,
                Verdict.UNKNOWN,
                Effort.UNKNOWN,
                Spend.UNKNOWN,
                List.of(),
                Quality.UNKNOWN,
                List.of(),
                List.of(),
                List.of());
    }

    public RunPart withTiming(Timing to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                to,
                configuration,
                verdict,
                effort,
                spend,
                resources,
                quality,
                tasks,
                errors,
                pods);
    }

    public RunPart withConfiguration(Configuration to) {
        return new RunPart(
                key, runId, project, revision, location, timing, to, verdict, effort, spend, resources, quality, tasks,
                errors, pods);
    }

    public RunPart withVerdict(Verdict to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                to,
                effort,
                spend,
                resources,
                quality,
                tasks,
                errors,
                pods);
    }

    public RunPart withEffort(Effort to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                to,
                spend,
                resources,
                quality,
                tasks,
                errors,
                pods);
    }

    public RunPart withSpend(Spend to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                to,
                resources,
                quality,
                tasks,
                errors,
                pods);
    }

    public RunPart withResources(List<ResourceReading> to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                spend,
                to,
                quality,
                tasks,
                errors,
                pods);
    }

    public RunPart withQuality(Quality to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                spend,
                resources,
                to,
                tasks,
                errors,
                pods);
    }

    public RunPart withTasks(List<TaskAttempt> to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                spend,
                resources,
                quality,
                to,
                errors,
                pods);
    }

    public RunPart withErrors(List<RunError> to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                spend,
                resources,
                quality,
                tasks,
                to,
                pods);
    }

    public RunPart withPods(List<Pod> to) {
        return new RunPart(
                key,
                runId,
                project,
                revision,
                location,
                timing,
                configuration,
                verdict,
                effort,
                spend,
                resources,
                quality,
                tasks,
                errors,
                to);
    }

    /**
     * When things happened, UTC.
     *
     * @param active time in which work was done, without queueing, image pull and waiting for people
     */
    public record Timing(Optional<Instant> startedAt, Optional<Instant> completedAt, Optional<Duration> active) {
        public static final Timing UNKNOWN = new Timing(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What the run was told to use.
     *
     * @param specId the spec's id within the project
     * @param specPath the path as typed by the operator
     * @param specType the type, where the source itself names one
     * @param timeout the deadline it ran under
     */
    public record Configuration(
            Optional<String> specId,
            Optional<String> specPath,
            Optional<String> specType,
            Optional<Fingerprint> fingerprint,
            Optional<Model> model,
            Optional<Memory> memoryLimit,
            Optional<Cpu> cpuLimit,
            Optional<Duration> timeout) {
        public static final Configuration UNKNOWN = new Configuration(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * How much work it was.
     *
     * @param iterations loops through the tasks
     * @param attempts task attempts including retries
     * @param inputBytes size of the input, where the source knows one
     */
    public record Effort(
            Optional<Integer> iterations,
            Optional<Integer> attempts,
            Optional<Integer> tasksTotal,
            Optional<Integer> tasksCompleted,
            Optional<Long> inputBytes) {
        public static final Effort UNKNOWN =
                new Effort(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What it cost; a run without token data has no cost, not a cost of zero. */
    public record Spend(
            Optional<Usd> llm, Optional<Eur> infrastructure, Optional<Long> inputTokens, Optional<Long> outputTokens) {
        public static final Spend UNKNOWN =
                new Spend(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Measured quality of what was built (LAOS lint).
     *
     * @param errorRate share of failed requests, 0 to 1
     */
    public record Quality(Optional<Double> errorRate, Optional<Duration> latencyP95) {
        public static final Quality UNKNOWN = new Quality(Optional.empty(), Optional.empty());
    }
}
