package sh.fabrik.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes recorded runs in the shapes of the real sources. */
final class Written {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Written() {}

    static void csv(Path file, List<Recorded> runs) throws IOException {
        StringBuilder text = new StringBuilder(
                "run_id,spec_id,spec_type,spec_fingerprint,model,status,failure_reason,error_type,"
                        + "started_at,completed_at,duration_seconds,memory_peak_mb,memory_limit,llm_cost_usd,iterations,tasks_total\n");
        for (Recorded run : runs) {
            text.append(String.join(
                            ",",
                            run.id(),
                            run.spec(),
                            run.type(),
                            run.fingerprint().orElse(""),
                            run.model().orElse(""),
                            run.status(),
                            run.reason(),
                            run.errorType(),
                            Long.toString(run.startedAt().getEpochSecond()),
                            Long.toString(run.completedAt().getEpochSecond()),
                            Integer.toString(run.seconds()),
                            run.memoryPeakMib().map(String::valueOf).orElse(""),
                            run.memoryLimit().orElse(""),
                            run.cost().map(String::valueOf).orElse(""),
                            Integer.toString(run.iterations()),
                            Integer.toString(run.tasks())))
                    .append('\n');
        }
        write(file, text.toString());
    }

    /** Jobs and their pods, as {@code kubectl get jobs,pods -o json} prints them. */
    static void cluster(Path file, String project, List<Recorded> runs) throws IOException {
        List<Object> items = new ArrayList<>();
        for (Recorded run : runs) {
            items.add(job(project, run));
            items.add(pod(project, run));
        }
        write(file, JSON.writeValueAsString(map("apiVersion", "v1", "kind", "List", "items", items)) + "\n");
    }

    private static Object job(String project, Recorded run) {
        Map<String, Object> status = map("startTime", run.startedAt().toString());
        String at = run.completedAt().toString();
        if (run.succeeded()) {
            status.put("completionTime", at);
            status.put("succeeded", 1);
            status.put("conditions", List.of(condition("Complete", "CompletionsReached", at)));
        } else {
            status.put("failed", 1);
            status.put("conditions", List.of(condition("Failed", "BackoffLimitExceeded", at)));
        }
        return map(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "metadata",
                metadata(project, run, "fabrik-" + run.id(), "job"),
                "spec",
                map("backoffLimit", 0),
                "status",
                status);
    }

    private static Object condition(String type, String reason, String at) {
        return map("type", type, "status", "True", "reason", reason, "lastTransitionTime", at);
    }

    private static Object pod(String project, Recorded run) {
        String name = "fabrik-" + run.id();
        Map<String, Object> metadata = metadata(project, run, name + "-x7k2p", "pod");
        metadata.put(
                "ownerReferences",
                List.of(map(
                        "apiVersion",
                        "batch/v1",
                        "kind",
                        "Job",
                        "name",
                        name,
                        "uid",
                        uid(run, "job"),
                        "controller",
                        true)));
        Map<String, Object> container =
                map("name", "fabrik", "image", "ghcr.io/fabrik/smithers@sha256:" + "a".repeat(64));
        run.memoryLimit()
                .ifPresent(limit -> container.put("resources", map("limits", map("memory", limit, "cpu", "2"))));
        boolean killed = run.reason().equals("oom");
        Map<String, Object> terminated = map(
                "exitCode",
                run.succeeded() ? 0 : killed ? 137 : 1,
                "reason",
                run.succeeded() ? "Completed" : killed ? "OOMKilled" : "Error",
                "startedAt",
                run.startedAt().plusSeconds(4).toString(),
                "finishedAt",
                run.completedAt().toString());
        return map(
                "apiVersion",
                "v1",
                "kind",
                "Pod",
                "metadata",
                metadata,
                "spec",
                map("nodeName", "worker-1", "containers", List.of(container)),
                "status",
                map(
                        "phase", run.succeeded() ? "Succeeded" : "Failed",
                        "startTime", run.startedAt().toString(),
                        "containerStatuses",
                                List.of(map(
                                        "name", "fabrik", "restartCount", 0, "state", map("terminated", terminated)))));
    }

    private static Map<String, Object> metadata(String project, Recorded run, String name, String kind) {
        Map<String, Object> annotations = map("fabrik.sh/spec-path", "specs/" + run.spec() + ".json");
        run.model().ifPresent(model -> annotations.put("fabrik.sh/model", model));
        run.cost().ifPresent(cost -> annotations.put("fabrik.sh/cost-usd", Double.toString(cost)));
        Map<String, Object> labels = map(
                "fabrik.sh/managed-by",
                "fabrik",
                "fabrik.sh/run-id",
                run.id(),
                "fabrik.sh/project",
                project,
                "fabrik.sh/spec",
                run.spec(),
                "fabrik.sh/phase",
                "complete",
                "fabrik.sh/status",
                "finished");
        if (kind.equals("pod")) {
            labels.put("job-name", "fabrik-" + run.id());
        }
        return map(
                "name",
                name,
                "namespace",
                "fabrik-runs",
                "uid",
                uid(run, kind),
                "labels",
                labels,
                "annotations",
                annotations);
    }

    private static String uid(Recorded run, String kind) {
        return UUID.nameUUIDFromBytes((kind + run.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static void spec(Path folder, Story story) throws IOException {
        Map<String, Object> spec = map(
                "v",
                1,
                "id",
                story.spec(),
                "title",
                title(story.spec()),
                "type",
                story.type(),
                "status",
                "Draft",
                "version",
                "1.0",
                "lastUpdated",
                "2026-01-15",
                "goals",
                List.of("Deliver " + title(story.spec()) + "."),
                "nonGoals",
                List.of(),
                "req",
                map("api", List.of(), "behavior", List.of("Works as described."), "obs", List.of()),
                "accept",
                List.of("All tests pass."),
                "assume",
                List.of());
        Map<String, Object> resources = map();
        story.limitNow().ifPresent(limit -> resources.put("memory", limit));
        if (!resources.isEmpty()) {
            spec.put("resources", resources);
        }
        story.modelNow().ifPresent(model -> spec.put("model", model));
        List<Object> tasks = new ArrayList<>();
        for (int i = 1; i <= story.tasks(); i++) {
            tasks.add(map("id", "step-" + i, "do", "Do step " + i + ".", "verify", "Step " + i + " is tested."));
        }
        write(folder.resolve(story.spec() + ".json"), JSON.writeValueAsString(spec) + "\n");
        write(
                folder.resolve(story.spec() + ".todo.json"),
                JSON.writeValueAsString(map(
                                "v", 1, "id", story.spec(), "tdd", true, "dod", List.of("mvn verify"), "tasks", tasks))
                        + "\n");
    }

    private static String title(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
