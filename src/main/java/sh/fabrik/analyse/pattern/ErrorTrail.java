package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.analyse.history.EndedRun;

/** Where one kind of error was seen among the latest runs of one spec, and what it said. */
public final class ErrorTrail {
    private final Set<EndedRun> runs = new HashSet<>();
    private String example = "";
    private long exampleAt = Long.MIN_VALUE;

    void saw(EndedRun run) {
        runs.add(run);
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

    /** Newest first. */
    List<EndedRun> runs() {
        List<EndedRun> sorted = new ArrayList<>(runs);
        sorted.sort(EndedRun.NEWEST_FIRST);
        return sorted;
    }

    String example() {
        return example;
    }
}
