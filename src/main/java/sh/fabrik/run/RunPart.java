package sh.fabrik.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param trace where the source keeps its record of a run that goes on: tells what it means when the record is gone
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
        List<Pod> pods,
        Optional<Trace> trace) {

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
                List.of(),
                Optional.empty());
    }

    /** The same knowledge about a run that has another name. */
    public RunPart named(String newRunId, String newProject) {
        return copy(c -> {
            c.runId = newRunId;
            c.project = newProject;
        });
    }

    public RunPart withTiming(Timing to) {
        return copy(c -> c.timing = to);
    }

    public RunPart withConfiguration(Configuration to) {
        return copy(c -> c.configuration = to);
    }

    public RunPart withVerdict(Verdict to) {
        return copy(c -> c.verdict = to);
    }

    public RunPart withEffort(Effort to) {
        return copy(c -> c.effort = to);
    }

    public RunPart withSpend(Spend to) {
        return copy(c -> c.spend = to);
    }

    public RunPart withResources(List<ResourceReading> to) {
        return copy(c -> c.resources = to);
    }

    public RunPart withQuality(Quality to) {
        return copy(c -> c.quality = to);
    }

    public RunPart withTasks(List<TaskAttempt> to) {
        return copy(c -> c.tasks = to);
    }

    public RunPart withErrors(List<RunError> to) {
        return copy(c -> c.errors = to);
    }

    public RunPart withPods(List<Pod> to) {
        return copy(c -> c.pods = to);
    }

    public RunPart withTrace(Trace to) {
        return copy(c -> c.trace = Optional.of(to));
    }

    private RunPart copy(Consumer<RunPartDraft> change) {
        RunPartDraft draft = new RunPartDraft(this);
        change.accept(draft);
        return draft.done();
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
     * @param memoryRequest memory that was reserved for it
     * @param cpuRequest CPU that was reserved for it
     * @param advice id of the decision of {@code fabrik advise} that it was sent off with
     */
    public record Configuration(
            Optional<String> specId,
            Optional<String> specPath,
            Optional<String> specType,
            Optional<Fingerprint> fingerprint,
            Optional<Model> model,
            Optional<Memory> memoryLimit,
            Optional<Cpu> cpuLimit,
            Optional<Duration> timeout,
            Optional<Memory> memoryRequest,
            Optional<Cpu> cpuRequest,
            Optional<String> advice) {
        public static final Configuration UNKNOWN = new Configuration(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Of a source that does not know what was reserved, nor which advice was followed. */
        public Configuration(
                Optional<String> specId,
                Optional<String> specPath,
                Optional<String> specType,
                Optional<Fingerprint> fingerprint,
                Optional<Model> model,
                Optional<Memory> memoryLimit,
                Optional<Cpu> cpuLimit,
                Optional<Duration> timeout) {
            this(
                    specId,
                    specPath,
                    specType,
                    fingerprint,
                    model,
                    memoryLimit,
                    cpuLimit,
                    timeout,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same, with what was reserved. */
        public Configuration withRequests(Optional<Memory> memory, Optional<Cpu> cpu) {
            return new Configuration(
                    specId,
                    specPath,
                    specType,
                    fingerprint,
                    model,
                    memoryLimit,
                    cpuLimit,
                    timeout,
                    memory,
                    cpu,
                    advice);
        }
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

    /**
     * What it cost, as the source states it; a run without token data has no cost, not a cost of zero.
     *
     * @param inputTokens read afresh: those that came from a cache or went into one are counted apart, see {@link Tokens}
     */
    public record Spend(
            Optional<Usd> llm,
            Optional<Eur> infrastructure,
            Optional<Long> inputTokens,
            Optional<Long> outputTokens,
            Optional<Long> cacheReadTokens,
            Optional<Long> cacheWriteTokens) {
        public static final Spend UNKNOWN = new Spend(Optional.empty(), Optional.empty(), Tokens.UNKNOWN);

        public Spend(Optional<Usd> llm, Optional<Eur> infrastructure, Tokens tokens) {
            this(llm, infrastructure, tokens.input(), tokens.output(), tokens.cacheRead(), tokens.cacheWrite());
        }

        /** What language models read and wrote. */
        public Tokens tokens() {
            return new Tokens(inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens);
        }
    }

    /**
     * Measured quality of what was built (LAOS lint).
     *
     * @param errorRate share of failed requests, 0 to 1
     */
    public record Quality(Optional<Double> errorRate, Optional<Duration> latencyP95) {
        public static final Quality UNKNOWN = new Quality(Optional.empty(), Optional.empty());
    }

    /**
     * Where a source keeps its own record of a run that goes on, and what makes that record vanish.
     *
     * @param place the namespace in the cluster
     * @param kept how long the record stays after the run's end; absent: until someone deletes it
     * @param scheduled a schedule made the run, and clears the records of its earlier runs away
     */
    public record Trace(String place, Optional<Duration> kept, boolean scheduled) {}
}
