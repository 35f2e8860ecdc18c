package sh.fabrik.collect.kubernetes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.RunPart;

/** Plays what kubectl would have printed, and sorts what the collector made of it. */
final class Kubectl {
    static final String JOB_UID = "5b0c8f3e-0000-4000-8000-000000000001";

    private Kubectl() {}

    /** What the collector found. */
    record Result(List<Found> all) {
        List<RunPart> parts() {
            return all.stream()
                    .filter(Found.Part.class::isInstance)
                    .map(f -> ((Found.Part) f).part())
                    .toList();
        }

        RunPart only() {
            if (parts().size() != 1) {
                throw new AssertionError("Expected one run, found " + all);
            }
            return parts().get(0);
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
                    .map(f -> ((Found.Notice) f).sentence())
                    .toList();
        }
    }

    static CollectRequest request(Path... paths) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
        return new CollectRequest(List.of(paths), "fallback", "prod", Optional.empty(), clock);
    }

    /** Reads texts as if each were a file. */
    static Result read(String... texts) {
        try {
            Path folder = Files.createTempDirectory("kubectl");
            Path[] files = new Path[texts.length];
            for (int i = 0; i < texts.length; i++) {
                files[i] = Files.writeString(folder.resolve("file-" + i + ".yaml"), texts[i]);
            }
            Result result = read(files);
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Result read(Path... paths) {
        return read(request(paths), "");
    }

    static Result read(CollectRequest request, String stdin) {
        byte[] bytes = stdin.getBytes(StandardCharsets.UTF_8);
        try (Stream<Found> found = new KubernetesCollector().read(request, new ByteArrayInputStream(bytes))) {
            return new Result(found.toList());
        }
    }

    /** A Job of fabrik's as YAML; the status is indented by two. */
    static String job(String status) {
        return """
                ---
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: fabrik-01jk7v8x
                  namespace: fabrik-runs
                  uid: %s
                  creationTimestamp: "2026-03-12T20:28:00Z"
                  labels:
                    fabrik.sh/managed-by: fabrik
                    fabrik.sh/phase: run
                    fabrik.sh/project: myapp
                    fabrik.sh/run-id: 01JK7V8X
                    fabrik.sh/spec: api-impl
                    fabrik.sh/status: running
                  annotations:
                    fabrik.sh/spec-path: specs/api-impl.json
                    fabrik.sh/started-at: "2026-03-12T20:27:58Z"
                    fabrik.sh/finished-at: ""
                    fabrik.sh/outcome: ""
                spec:
                  backoffLimit: 1
                  template:
                    spec:
                      containers:
                      - name: fabrik
                      restartPolicy: Never
                status:
                  startTime: "2026-03-12T20:28:01Z"
                """.formatted(JOB_UID) + status.indent(2);
    }

    static String failed(String reason) {
        return job("""
                failed: 1
                conditions:
                - type: Failed
                  status: "True"
                  reason: %s
                  message: Job has reached the specified backoff limit
                  lastTransitionTime: "2026-03-12T21:00:00Z"
                """.formatted(reason));
    }

    /** A pod of that Job; {@code number} makes its name, uid and age. The status is indented by two. */
    static String pod(int number, String status) {
        return """
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: fabrik-01jk7v8x-%1$d
                  namespace: fabrik-runs
                  uid: 7d1e2f00-0000-4000-8000-00000000000%1$d
                  creationTimestamp: "2026-03-12T20:28:0%1$dZ"
                  labels:
                    batch.kubernetes.io/controller-uid: %2$s
                    batch.kubernetes.io/job-name: fabrik-01jk7v8x
                    fabrik.sh/managed-by: fabrik
                    fabrik.sh/run-id: 01JK7V8X
                    fabrik.sh/project: myapp
                    fabrik.sh/spec: api-impl
                  ownerReferences:
                  - apiVersion: batch/v1
                    kind: Job
                    name: fabrik-01jk7v8x
                    uid: %2$s
                    controller: true
                spec:
                  nodeName: node-a
                  containers:
                  - name: shared-credential-sync
                    resources: {limits: {cpu: "2", memory: 4Gi}}
                  - name: fabrik
                    resources: {limits: {cpu: "2", memory: 2Gi}}
                status:
                """.formatted(number, JOB_UID) + status.indent(2);
    }

    /** A pod whose container fabrik ended after twenty minutes. */
    static String ended(int number, String phase, int exitCode, String reason) {
        return pod(number, """
                phase: %s
                startTime: "2026-03-12T20:28:0%dZ"
                containerStatuses:
                - name: shared-credential-sync
                  state: {terminated: {exitCode: 0, reason: Completed, startedAt: "2026-03-12T20:30:00Z", finishedAt: "2026-03-12T20:50:03Z"}}
                - name: fabrik
                  restartCount: 0
                  state: {terminated: {exitCode: %d, reason: %s, startedAt: "2026-03-12T20:30:00Z", finishedAt: "2026-03-12T20:50:00Z"}}
                """.formatted(phase, number, exitCode, reason));
    }
}
