package sh.fabrik.analyse.pattern;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.analyse.history.EndedRun;

/** Where one kind of error was seen in one spec. */
final class ErrorTrail {
    private static final String RUN = "run";

    private final Map<EndedRun, Integer> attempts = new HashMap<>();
    private final Map<String, Integer> taskTypes = new TreeMap<>();
    private String example = "";
    private long exampleAt = Long.MIN_VALUE;

    void sawRun(EndedRun run) {
        attempts.merge(run, 0, Integer::sum);
    }

    void sawAttempt(EndedRun run, String taskType) {
        attempts.merge(run, 1, Integer::sum);
        taskTypes.merge(taskType, 1, Integer::sum);
    }

    /** Keeps the latest message; between two of one moment the alphabet decides. */
    void sawMessage(Optional<String> message, long at) {
        message.filter(text -> !text.isBlank())
                .filter(text -> at > exampleAt || (at == exampleAt && text.compareTo(example) < 0))
                .ifPresent(text -> {
                    example = text;
                    exampleAt = at;
                });
    }

    Map<EndedRun, Integer> runs() {
        return attempts;
    }

    /** Failed attempts; a run that says so only as a whole counts as one. */
    int failures() {
        return attempts.values().stream().mapToInt(count -> Math.max(1, count)).sum();
    }

    String taskType() {
        return taskTypes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(RUN);
    }

    String example() {
        return example;
    }

    Instant lastSeen() {
        return attempts.keySet().stream()
                .map(EndedRun::end)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
