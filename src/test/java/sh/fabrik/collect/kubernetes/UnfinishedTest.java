package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.Kubectl.ended;
import static sh.fabrik.collect.kubernetes.Kubectl.job;
import static sh.fabrik.collect.kubernetes.Kubectl.pod;
import static sh.fabrik.collect.kubernetes.Kubectl.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

class UnfinishedTest {
    private static final String RUNNING = """
            phase: Running
            containerStatuses:
            - name: fabrik
              state: {running: {startedAt: "2026-03-12T20:30:00Z"}}
            """;

    private static String annotated(String outcome, String status) {
        return job(status).replace("fabrik.sh/outcome: \"\"", "fabrik.sh/outcome: " + outcome);
    }

    @Test
    void a_running_job_has_no_outcome_and_no_end() {
        RunPart part = read(job("active: 1\n"), pod(1, RUNNING)).only();
        assertThat(part.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(part.timing().startedAt()).isPresent();
        assertThat(part.timing().completedAt()).isEmpty();
        assertThat(part.timing().active()).isEmpty();
    }

    @Test
    void a_retry_that_is_active_is_no_outcome() {
        RunPart part = read(job("active: 1\nfailed: 1\n"), ended(1, "Failed", 137, "OOMKilled"), pod(2, RUNNING))
                .only();
        assertThat(part.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(part.timing().completedAt()).isEmpty();
    }

    @Test
    void a_job_between_two_tries_has_no_outcome() {
        assertThat(read(job("failed: 1\n"), ended(1, "Failed", 1, "Error"))
                        .only()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SuccessCriteriaMet", "FailureTarget"})
    void conditions_that_come_before_the_end_are_not_the_end(String type) {
        String status = "active: 1\nconditions:\n- {type: " + type + ", status: \"True\", reason: DeadlineExceeded}\n";
        assertThat(read(job(status)).only().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_condition_that_is_not_true_is_not_the_end() {
        String status =
                "active: 1\nconditions:\n- {type: Failed, status: \"False\"}\n- {type: Complete, status: Unknown}\n";
        assertThat(read(job(status)).only().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void an_annotation_says_nothing_while_the_job_is_active() {
        assertThat(read(annotated("failed", "active: 1\n")).only().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read(annotated("failed", "active: 1\n"), pod(1, RUNNING))
                        .only()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(read(annotated("failed", ""), pod(1, RUNNING)).only().verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"succeeded, SUCCESS", "failed, FAILED", "cancelled, CANCELLED"})
    void an_annotation_is_a_hint_when_nothing_works_any_more(String word, Outcome outcome) {
        Verdict verdict = read(annotated(word, "")).only().verdict();
        assertThat(verdict.outcome()).contains(outcome);
        assertThat(verdict.evidence()).isEqualTo(Evidence.ANNOTATION);
    }

    @Test
    void a_hint_of_failure_takes_its_reason_from_the_pods() {
        Verdict verdict = read(annotated("failed", "failed: 1\n"), ended(1, "Failed", 137, "OOMKilled"))
                .only()
                .verdict();
        assertThat(verdict.reason()).contains(FailureReason.OOM);
        assertThat(verdict.evidence()).isEqualTo(Evidence.ANNOTATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "true", "42"})
    void an_unknown_word_of_an_annotation_is_no_hint(String word) {
        assertThat(read(annotated("\"" + word + "\"", "")).only().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_suspended_job_is_no_outcome() {
        String status = "conditions:\n- {type: Suspended, status: \"True\"}\n";
        assertThat(read(annotated("failed", status)).only().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_job_that_is_deleted_while_it_runs_was_cancelled() {
        String deleted =
                job("active: 1\n").replace("  labels:\n", "  deletionTimestamp: \"2026-03-12T20:40:00Z\"\n  labels:\n");
        RunPart part = read(deleted).only();
        assertThat(part.verdict().outcome()).contains(Outcome.CANCELLED);
        assertThat(part.verdict().reason()).contains(FailureReason.KILLED);
        assertThat(part.verdict().errorType()).contains(ErrorType.CANCELLED);
        assertThat(part.timing().completedAt()).hasToString("Optional[2026-03-12T20:40:00Z]");
    }

    @Test
    void a_watch_tells_that_a_job_is_gone() {
        String uid = Kubectl.JOB_UID;
        String object = """
                {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"fabrik-a","namespace":"fabrik-runs","uid":"%s",
                "resourceVersion":"%d","labels":{"fabrik.sh/managed-by":"fabrik"}},"status":{"active":1,"startTime":"2026-03-12T20:28:00Z"}}
                """;
        String added = "{\"type\":\"ADDED\",\"object\":" + object.formatted(uid, 99) + "}";
        String deleted = "{\"type\":\"DELETED\",\"object\":" + object.formatted(uid, 100) + "}";
        assertThat(read(added).only().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read(added + "\n" + deleted).only().verdict().outcome()).contains(Outcome.CANCELLED);
    }

    @Test
    void a_pod_that_waits_for_its_image_a_moment_is_pending_and_one_that_waits_for_hours_has_failed() {
        String pod = pod(1, """
                phase: Pending
                containerStatuses:
                - name: fabrik
                  state: {waiting: {reason: ImagePullBackOff, message: "Back-off pulling image \\"ghcr.io/x\\""}}
                """);
        assertThat(read(job("active: 1\n"), pod).only().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read(job("active: 1\n"), pod, anotherJobAt("2026-03-12T21:27:01Z"))
                        .parts()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        Verdict verdict = read(job("active: 1\n"), pod, anotherJobAt("2026-03-12T21:28:01Z"))
                .parts()
                .get(0)
                .verdict();
        assertThat(verdict.outcome()).contains(Outcome.FAILED);
        assertThat(verdict.reason()).contains(FailureReason.INFRASTRUCTURE);
        assertThat(verdict.evidence()).isEqualTo(Evidence.CONTAINER_STATE);
    }

    private static String anotherJobAt(String time) {
        return job("active: 1\n").replace(Kubectl.JOB_UID, "another").replace("2026-03-12T20:28:01Z", time);
    }

    @Test
    void a_pod_that_no_node_takes_for_hours_has_failed() {
        String pod = pod(1, """
                phase: Pending
                conditions:
                - {type: PodScheduled, status: "False", reason: Unschedulable, message: "0/3 nodes are available: 3 Insufficient memory.", lastTransitionTime: "2026-03-12T23:00:00Z"}
                """);
        RunPart part = read(job("active: 1\n"), pod).only();
        assertThat(part.verdict().reason()).contains(FailureReason.INFRASTRUCTURE);
        assertThat(part.verdict().rawReason()).contains("Unschedulable");
        assertThat(part.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.message()).contains("Insufficient memory"));
    }
}
