package sh.fabrik.store.counters;

import java.util.Map;
import java.util.TreeMap;

/** Where one type of error was seen on one day of a spec. Grows while a batch is folded, and is a value from then on. */
public final class ErrorCount {
    int runs;
    int failures;
    int failedRuns;
    long last = Long.MIN_VALUE;
    final TreeMap<String, Integer> taskTypes = new TreeMap<>();

    void add(CountedRun run, Map<String, Integer> attempts) {
        runs++;
        failures +=
                Math.max(1, attempts.values().stream().mapToInt(count -> count).sum());
        failedRuns += run.failed() ? 1 : 0;
        last = Math.max(last, run.endedAt());
        attempts.forEach((type, count) -> taskTypes.merge(type, count, Integer::sum));
    }

    public void add(ErrorCount other) {
        runs += other.runs;
        failures += other.failures;
        failedRuns += other.failedRuns;
        last = Math.max(last, other.last);
        other.taskTypes.forEach((type, count) -> taskTypes.merge(type, count, Integer::sum));
    }

    /** Distinct runs in which it was seen. */
    public int runs() {
        return runs;
    }

    /** Failed attempts; a run that says so only as a whole counts as one. */
    public int failures() {
        return failures;
    }

    /** Runs with it that failed in the end. */
    public int failedRuns() {
        return failedRuns;
    }

    /** When the last of these runs ended, seconds since 1970 UTC. */
    public long last() {
        return last;
    }

    /** Failed attempts by type of task. */
    public Map<String, Integer> taskTypes() {
        return taskTypes;
    }
}
