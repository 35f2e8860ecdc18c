package sh.fabrik.collect.smithers;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;

/** What a collect over some paths found. */
record Collecting(List<Found> all) {
    static Collecting of(Path... paths) {
        CollectRequest request =
                new CollectRequest(List.of(paths), "demo", "k", Optional.of("api-impl"), Clock.systemUTC());
        try (Stream<Found> found = new SmithersCollector().read(request)) {
            return new Collecting(found.toList());
        }
    }

    List<RunPart> parts() {
        return all.stream()
                .filter(Found.Part.class::isInstance)
                .map(found -> ((Found.Part) found).part())
                .toList();
    }

    RunPart only() {
        if (parts().size() != 1) {
            throw new AssertionError("Expected one run, found " + all);
        }
        return parts().get(0);
    }

    RunPart run(String runId) {
        return parts().stream()
                .filter(part -> part.runId().equals(runId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No run " + runId + " in " + all));
    }

    List<Found.Rejected> rejected() {
        return all.stream()
                .filter(Found.Rejected.class::isInstance)
                .map(Found.Rejected.class::cast)
                .toList();
    }

    List<String> notices() {
        return all.stream()
                .filter(Found.Notice.class::isInstance)
                .map(found -> ((Found.Notice) found).sentence())
                .toList();
    }

    static TaskAttempt task(RunPart part, String node, int attempt) {
        return part.tasks().stream()
                .filter(task -> task.nodeId().equals(node) && task.attempt() == attempt)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No attempt " + attempt + " of " + node + " in " + part.tasks()));
    }
}
