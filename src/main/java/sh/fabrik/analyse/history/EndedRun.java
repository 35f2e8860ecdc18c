package sh.fabrik.analyse.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKind;

/**
 * A run that ended, as the analyses read it.
 *
 * @param id fabrik's own
 * @param start when it started
 * @param end when it ended, else started
 * @param how it ended
 * @param settings it ran with
 * @param use what it needed
 */
public record EndedRun(String id, Optional<Instant> start, Instant end, End how, Settings settings, Use use) {
    /** In the order of {@code ORDER BY ended_at DESC, id DESC}. */
    public static final Comparator<EndedRun> NEWEST_FIRST = EndedRun::compare;

    /** Written out: an analysis compares some hundred thousand. */
    private static int compare(EndedRun one, EndedRun other) {
        int order = other.end.compareTo(one.end);
        return order != 0 ? order : other.id.compareTo(one.id);
    }

    /**
     * How it ended.
     *
     * @param attemptsErred whether attempts of it failed with an error
     * @param othersErred whether its pods or logs tell of an error
     */
    public record End(
            RunKind kind,
            Outcome outcome,
            Optional<FailureReason> reason,
            Optional<ErrorType> errorType,
            boolean killed,
            boolean attemptsErred,
            boolean othersErred) {}

    /** What it ran with. */
    public record Settings(
            Optional<String> type,
            Optional<String> fingerprint,
            Optional<Model> model,
            Optional<Memory> memoryLimit,
            Optional<Cpu> cpuRequest,
            Optional<Cpu> cpuLimit,
            Optional<Long> timeoutSeconds) {}

    /** What it needed; the unknown is absent. */
    public record Use(
            Optional<Memory> memoryPeak,
            Optional<Long> cpuMean,
            Optional<Long> cpuHigh,
            Optional<Double> throttledShare,
            Optional<Long> seconds,
            Optional<Double> costUsd,
            Optional<Long> iterations) {}

    public RunKind kind() {
        return how.kind();
    }

    public boolean judged() {
        return how.kind().judged();
    }

    public boolean succeeded() {
        return how.kind() == RunKind.SUCCESS;
    }

    /** Its peak; for a run killed for memory the limit or the peak, whichever is more: it needed more than that. */
    public Optional<Memory> memorySeen() {
        if (!how.killed()) {
            return use.memoryPeak();
        }
        long bytes = Math.max(
                use.memoryPeak().map(Memory::bytes).orElse(0L),
                settings.memoryLimit().map(Memory::bytes).orElse(0L));
        return bytes == 0 ? Optional.empty() : Optional.of(Memory.ofBytes(bytes));
    }

    /** Two rows of one id are one run. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EndedRun run && run.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
