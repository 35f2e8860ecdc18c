package sh.fabrik.collect.kubernetes.live;

import tools.jackson.databind.node.ObjectNode;

/** Jobs and pods as an API server tells them: items of a list, without kind and apiVersion. */
final class Objects {
    private Objects() {}

    static ObjectNode tree(String json) {
        return (ObjectNode) StubApi.JSON.readTree(json);
    }

    /** @param more further fields of the metadata, with a leading comma @param status of the Job */
    static ObjectNode job(String name, String more, String status) {
        return tree("""
                {"metadata": {"name": "%1$s", "namespace": "fabrik-runs", "uid": "uid-%1$s", "creationTimestamp": "2026-03-12T20:28:00Z",
                  "labels": {"fabrik.sh/managed-by": "fabrik", "fabrik.sh/run-id": "%1$s", "fabrik.sh/project": "myapp", "fabrik.sh/spec": "api-impl"}%2$s},
                 "spec": {"backoffLimit": 1, "ttlSecondsAfterFinished": 604800, "template": {"spec": {"containers": [{"name": "fabrik"}]}}},
                 "status": %3$s}
                """.formatted(name, more, status));
    }

    static ObjectNode running(String name) {
        return job(name, "", "{\"startTime\": \"2026-03-12T20:28:01Z\", \"active\": 1}");
    }

    static ObjectNode complete(String name) {
        return job(name, "", """
                {"startTime": "2026-03-12T20:28:01Z", "completionTime": "2026-03-12T21:00:00Z", "succeeded": 1,
                 "conditions": [{"type": "Complete", "status": "True", "lastTransitionTime": "2026-03-12T21:00:00Z"}]}
                """);
    }

    static ObjectNode failed(String name) {
        return job(name, "", """
                {"startTime": "2026-03-12T20:28:01Z", "failed": 1,
                 "conditions": [{"type": "Failed", "status": "True", "reason": "BackoffLimitExceeded", "lastTransitionTime": "2026-03-12T21:00:00Z"}]}
                """);
    }

    /** A pod of that Job whose container ended. */
    static ObjectNode pod(String job, int exitCode, String reason) {
        return tree("""
                {"metadata": {"name": "%1$s-abcde", "namespace": "fabrik-runs", "uid": "pod-%1$s", "creationTimestamp": "2026-03-12T20:28:02Z",
                  "labels": {"job-name": "%1$s", "batch.kubernetes.io/job-name": "%1$s", "controller-uid": "uid-%1$s", "fabrik.sh/managed-by": "fabrik"},
                  "ownerReferences": [{"apiVersion": "batch/v1", "kind": "Job", "name": "%1$s", "uid": "uid-%1$s", "controller": true}]},
                 "spec": {"nodeName": "node-a", "containers": [{"name": "fabrik", "resources": {"limits": {"cpu": "2", "memory": "2Gi"}}}]},
                 "status": {"phase": "%4$s", "startTime": "2026-03-12T20:28:02Z", "containerStatuses": [{"name": "fabrik",
                   "state": {"terminated": {"exitCode": %2$d, "reason": "%3$s", "startedAt": "2026-03-12T20:30:00Z", "finishedAt": "2026-03-12T20:50:00Z"}}}]}}
                """.formatted(job, exitCode, reason, exitCode == 0 ? "Succeeded" : "Failed"));
    }
}
