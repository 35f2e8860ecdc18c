package sh.fabrik.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Quality;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Verdict;

/** A run as all its sources together know it. */
record MergedRun(
        String runId,
        String project,
        Span span,
        Configuration configuration,
        Verdict verdict,
        Effort effort,
        Spend spend,
        CostOrigins origins,
        Quality quality,
        Peaks peaks,
        List<TaskAttempt> tasks,
        List<ResourceReading> readings,
        List<SourcedError> errors,
        List<Pod> pods) {

    /**
     * When it ran.
     *
     * @param skewed a source, or two sources together, said that it ended before it started; then it ended at its start
     */
    record Span(Optional<Instant> start, Optional<Instant> end, Optional<Duration> active, boolean skewed) {
        Optional<Duration> length() {
            return start.flatMap(from -> end.map(to -> Duration.between(from, to)));
        }
    }

    /** Where a cost comes from. */
    enum CostOrigin {
        /** A source says it. */
        STATED,
        /** From tokens, or from time on a node, and a price list. */
        PRICED;

        private final String word = name().toLowerCase(Locale.ROOT);

        String word() {
            return word;
        }
    }

    /** Where the two costs come from; absent when a cost is unknown. */
    record CostOrigins(Optional<CostOrigin> llm, Optional<CostOrigin> infrastructure) {
        static CostOrigins stated(Spend spend) {
            return new CostOrigins(
                    spend.llm().map(cost -> CostOrigin.STATED),
                    spend.infrastructure().map(cost -> CostOrigin.STATED));
        }
    }

    /** The same run at other costs. */
    MergedRun costing(Spend otherSpend, CostOrigins otherOrigins, List<TaskAttempt> otherTasks) {
        return new MergedRun(
                runId,
                project,
                span,
                configuration,
                verdict,
                effort,
                otherSpend,
                otherOrigins,
                quality,
                peaks,
                otherTasks,
                readings,
                errors,
                pods);
    }

    /** The kernel's high-water mark, else the largest that any source measured; the mean is the best informed source's. */
    record Peaks(Optional<Memory> memory, Optional<Cpu> cpuMean, Optional<Cpu> cpu) {
        static final Peaks UNKNOWN = new Peaks(Optional.empty(), Optional.empty(), Optional.empty());

        static Peaks of(ResourceReading only) {
            return new Peaks(only.memoryPeak(), only.cpuMean(), only.cpuPeak());
        }
    }

    record SourcedError(Source source, RunError error) {}
}
