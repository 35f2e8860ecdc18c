package sh.fabrik.store;

import static sh.fabrik.store.Fill.or;

import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Quality;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Verdict;

/** Merges two readings of the same key: the later one's values win and the earlier one fills its gaps. */
final class PartMerge {
    private PartMerge() {}

    /** Of two equally late readings the new one wins: fabrik may read better than it did. */
    static RunPart merge(RunPart stored, RunPart reading) {
        if (reading.revision() == stored.revision()) {
            return filled(reading, stored, stored.location());
        }
        return reading.revision() > stored.revision()
                ? filled(reading, stored, reading.location())
                : filled(stored, reading, stored.location());
    }

    private static RunPart filled(RunPart later, RunPart earlier, String location) {
        return new RunPart(
                later.key(),
                later.runId(),
                later.project(),
                later.revision(),
                location,
                timing(later.timing(), earlier.timing()),
                configuration(later.configuration(), earlier.configuration()),
                verdict(later.verdict(), earlier.verdict()),
                effort(later.effort(), earlier.effort()),
                spend(later.spend(), earlier.spend()),
                ItemMerge.readings(later.resources(), earlier.resources()),
                quality(later.quality(), earlier.quality()),
                ItemMerge.tasks(later.tasks(), earlier.tasks()),
                ItemMerge.errors(later.errors(), earlier.errors()),
                ItemMerge.pods(later.pods(), earlier.pods()),
                or(later.trace(), earlier.trace()));
    }

    private static Timing timing(Timing later, Timing earlier) {
        return new Timing(
                or(later.startedAt(), earlier.startedAt()),
                or(later.completedAt(), earlier.completedAt()),
                or(later.active(), earlier.active()));
    }

    private static Configuration configuration(Configuration later, Configuration earlier) {
        return new Configuration(
                or(later.specId(), earlier.specId()),
                or(later.specPath(), earlier.specPath()),
                or(later.specType(), earlier.specType()),
                or(later.fingerprint(), earlier.fingerprint()),
                or(later.model(), earlier.model()),
                or(later.memoryLimit(), earlier.memoryLimit()),
                or(later.cpuLimit(), earlier.cpuLimit()),
                or(later.timeout(), earlier.timeout()),
                or(later.memoryRequest(), earlier.memoryRequest()),
                or(later.cpuRequest(), earlier.cpuRequest()),
                or(later.advice(), earlier.advice()));
    }

    /** A verdict is one statement: the parts of two must not be mixed, unless both name the same outcome. */
    private static Verdict verdict(Verdict later, Verdict earlier) {
        if (earlier.outcome().isPresent() && (later.outcome().isEmpty() || isGuess(later) && !isGuess(earlier))) {
            return earlier;
        }
        if (later.equals(Verdict.UNKNOWN)) {
            return earlier;
        }
        if (!later.outcome().equals(earlier.outcome())) {
            return later;
        }
        return new Verdict(
                later.outcome(),
                or(later.reason(), earlier.reason()),
                or(later.rawReason(), earlier.rawReason()),
                or(later.errorType(), earlier.errorType()),
                later.evidence());
    }

    /** A record that is gone only lets guess; when it turns up again it tells. */
    private static boolean isGuess(Verdict verdict) {
        return verdict.evidence() == Verdict.Evidence.UNOBSERVED;
    }

    private static Effort effort(Effort later, Effort earlier) {
        return new Effort(
                or(later.iterations(), earlier.iterations()),
                or(later.attempts(), earlier.attempts()),
                or(later.tasksTotal(), earlier.tasksTotal()),
                or(later.tasksCompleted(), earlier.tasksCompleted()),
                or(later.inputBytes(), earlier.inputBytes()));
    }

    private static Spend spend(Spend later, Spend earlier) {
        return new Spend(
                or(later.llm(), earlier.llm()),
                or(later.infrastructure(), earlier.infrastructure()),
                or(later.inputTokens(), earlier.inputTokens()),
                or(later.outputTokens(), earlier.outputTokens()),
                or(later.cacheReadTokens(), earlier.cacheReadTokens()),
                or(later.cacheWriteTokens(), earlier.cacheWriteTokens()));
    }

    private static Quality quality(Quality later, Quality earlier) {
        return new Quality(or(later.errorRate(), earlier.errorRate()), or(later.latencyP95(), earlier.latencyP95()));
    }
}
