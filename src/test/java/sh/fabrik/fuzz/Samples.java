package sh.fabrik.fuzz;

/** Small good input of the kinds that no fixture holds. */
final class Samples {
    static final String JOB = """
            {"apiVersion":"v1","kind":"List","items":[{"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"fabrik-api-1","namespace":"fabrik-runs",
            "uid":"7e1f0b52-0001-4000-8000-000000000001","creationTimestamp":"2026-02-01T10:00:00Z",
            "labels":{"fabrik.sh/run-id":"r1","fabrik.sh/spec":"api","fabrik.sh/project":"shop","fabrik.sh/phase":"run"},
            "annotations":{"fabrik.sh/status":"running","fabrik.sh/progress":"{\\"task\\":\\"impl\\",\\"iteration\\":3,\\"attempt\\":2,\\"done\\":4,\\"total\\":9}",
            "fabrik.sh/model":"claude-sonnet-4-5","fabrik.sh/cost-usd":"0.45","fabrik.sh/tokens":"{\\"input\\":1200,\\"output\\":300}",
            "fabrik.sh/llm-cost":"0.45","fabrik.sh/spec-fingerprint":"9f86d081884c7d65"}},
            "spec":{"template":{"spec":{"containers":[{"name":"fabrik","resources":{"limits":{"memory":"2Gi","cpu":"500m"}}}]}}},
            "status":{"startTime":"2026-02-01T10:00:01Z","completionTime":"2026-02-01T10:20:00Z","succeeded":1,
            "conditions":[{"type":"Complete","status":"True","lastTransitionTime":"2026-02-01T10:20:00Z"}]}}]}
            """;

    static final String EVENTS = """
            {"type":"RunStarted","runId":"r1","timestampMs":1773000000000,"seq":0}
            {"type":"NodeStarted","runId":"r1","nodeId":"impl","iteration":0,"attempt":1,"timestampMs":1773000001000,"seq":1}
            {"type":"TokenUsageReported","runId":"r1","nodeId":"impl","iteration":0,"attempt":1,"model":"claude-sonnet-4-5","inputTokens":12,"outputTokens":3,"timestampMs":1773000002000,"seq":2}
            {"type":"NodeFailed","runId":"r1","nodeId":"impl","iteration":0,"attempt":1,"error":{"message":"tests failed"},"timestampMs":1773000003000,"seq":3}
            {"type":"NodeFinished","runId":"r1","nodeId":"impl","iteration":0,"attempt":2,"timestampMs":1773000005000,"seq":4}
            {"type":"RunFinished","runId":"r1","timestampMs":1773000006000,"seq":5}
            """;

    /** Values of columns, one per line. */
    static final String ROW = """
            r1
            finished
            1773000000000
            1773000009000
            {"message":"Task failed","code":"TASK_FAILED"}
            {"model":"claude-sonnet-4-5","agentModel":"x","usage":{"inputTokens":10,"outputTokens":2}}
            impl:fix
            0
            1
            failed
            NodeFailed
            """;

    static final String MARKDOWN = """
            # Spec: API implementation

            > Build the API

            **Status**: draft
            **Version**: 1.0.0

            ## Tasks

            - [ ] write the handler
            - [x] write the tests

            ## Goals

            1. Answer fast

            ```json
            {"not": "a task"}
            ```
            """;

    static final String LINT = """
            {"runId":"r1","project":"shop","timestamp":"2026-02-01T10:20:00Z","metrics":{"error_rate":0.02,"latency_p95_ms":180},
            "results":[{"name":"error rate","metric":"error_rate","value":"2%","status":"pass"},{"name":"p95","metric":"latency_p95","value":"180ms","status":"pass"}]}
            """;

    static final String CONFIG = """
            project: shop
            cluster: prod
            prometheus:
              url: http://prometheus:9090
              timeout: 10s
            loki:
              url: http://loki:3100
            smithers:
              - .fabrik/smithers
            """;

    static final String PROMETHEUS = """
            {"status":"success","isPartial":false,"warnings":["slow"],"data":{"resultType":"vector","result":[
            {"metric":{"pod":"fabrik-api-1-x","container":"fabrik"},"value":[1773000000.1,"123456789"]},
            {"metric":{"exported_pod":"b"},"value":[1773000000,"NaN"]},{"metric":{},"value":[1,"+Inf"]}]}}
            """;

    static final String LOKI = """
            {"status":"success","data":{"resultType":"streams","result":[{"stream":{"pod":"fabrik-api-1-x"},
            "values":[["1773000000000000000","Error: tests failed"],["1773000000000000001","{\\"level\\":\\"error\\"}"]]}]}}
            """;

    private Samples() {}
}
