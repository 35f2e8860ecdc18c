package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.Kubectl.ended;
import static sh.fabrik.collect.kubernetes.Kubectl.failed;
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
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

class OutcomeTest {
    private static final String COMPLETE = """
            succeeded: 1
            completionTime: "2026-03-12T20:51:00Z"
            conditions:
            - {type: SuccessCriteriaMet, status: "True", lastTransitionTime: "2026-03-12T20:50:59Z"}
            - {type: Complete, status: "True", lastTransitionTime: "2026-03-12T20:51:00Z"}
            """;

    private static final String EVICTED = """
            phase: Failed
            reason: Evicted
            message: "Pod ephemeral local storage usage exceeds the total limit of containers 5Gi."
            """;

    private static Verdict verdict(String... objects) {
        return read(objects).only().verdict();
    }

    private static void assertFailed(Verdict verdict, FailureReason reason) {
        assertThat(verdict.outcome()).contains(Outcome.FAILED);
        assertThat(verdict.reason()).contains(reason);
    }

    @Test
    void a_complete_job_is_a_success() {
        assertThat(verdict(job(COMPLETE))).isEqualTo(Verdict.success(Evidence.JOB_CONDITION));
    }

    @Test
    void a_complete_job_is_a_success_though_an_earlier_pod_was_killed_for_memory() {
        assertThat(verdict(job(COMPLETE), ended(1, "Failed", 137, "OOMKilled"), ended(2, "Succeeded", 0, "Completed")))
                .isEqualTo(Verdict.success(Evidence.JOB_CONDITION));
    }

    @Test
    void a_complete_job_is_a_success_whatever_an_annotation_claims() {
        String claimed = job(COMPLETE).replace("fabrik.sh/outcome: \"\"", "fabrik.sh/outcome: failed");
        assertThat(verdict(claimed).outcome()).contains(Outcome.SUCCESS);
    }

    @Test
    void a_deadline_of_the_job_is_a_timeout() {
        Verdict verdict = verdict(failed("DeadlineExceeded"), ended(1, "Failed", 137, "Error"));
        assertThat(verdict.outcome()).contains(Outcome.TIMEOUT);
        assertThat(verdict.reason()).contains(FailureReason.TIMEOUT);
        assertThat(verdict.rawReason()).contains("DeadlineExceeded");
        assertThat(verdict.errorType()).contains(ErrorType.TIMEOUT);
        assertThat(verdict.evidence()).isEqualTo(Evidence.JOB_CONDITION);
    }

    @Test
    void a_deadline_of_a_pod_is_a_timeout() {
        String pod = pod(1, "phase: Failed\nreason: DeadlineExceeded\n");
        assertThat(verdict(failed("BackoffLimitExceeded"), pod).outcome()).contains(Outcome.TIMEOUT);
    }

    @Test
    void a_kill_for_memory_is_oom() {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 137, "OOMKilled"));
        assertFailed(verdict, FailureReason.OOM);
        assertThat(verdict.rawReason()).contains("OOMKilled");
        assertThat(verdict.errorType()).contains(ErrorType.OOM);
    }

    @Test
    void a_kill_for_memory_is_seen_in_the_last_state_too() {
        String restarted = pod(1, """
                phase: Failed
                containerStatuses:
                - name: fabrik
                  restartCount: 1
                  lastState: {terminated: {exitCode: 137, reason: OOMKilled, finishedAt: "2026-03-12T20:40:00Z"}}
                  state: {terminated: {exitCode: 1, reason: Error, finishedAt: "2026-03-12T20:50:00Z"}}
                """);
        assertFailed(verdict(failed("BackoffLimitExceeded"), restarted), FailureReason.OOM);
    }

    @Test
    void the_exit_4_of_a_replacement_pod_does_not_hide_the_first_pods_oom() {
        Verdict verdict = verdict(
                failed("BackoffLimitExceeded"), ended(2, "Failed", 4, "Error"), ended(1, "Failed", 137, "OOMKilled"));
        assertFailed(verdict, FailureReason.OOM);
    }

    @ParameterizedTest
    @CsvSource({"1, ERROR", "3, BLOCKED", "137, KILLED", "0, INFRASTRUCTURE"})
    void the_exit_4_of_a_replacement_pod_does_not_hide_how_the_first_pod_ended(int first, FailureReason reason) {
        Verdict verdict = verdict(
                failed("BackoffLimitExceeded"), ended(1, "Failed", first, "Error"), ended(2, "Failed", 4, "Error"));
        assertFailed(verdict, reason);
    }

    @Test
    void an_exit_4_decides_nothing_even_when_its_pod_is_the_oldest_that_is_left() {
        Verdict verdict =
                verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 4, "Error"), ended(2, "Failed", 3, "Error"));
        assertFailed(verdict, FailureReason.BLOCKED);
    }

    @Test
    void an_exit_4_that_stands_alone_is_an_error() {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 4, "Error"));
        assertFailed(verdict, FailureReason.ERROR);
        assertThat(verdict.rawReason()).contains("Error (exit 4)");
    }

    @Test
    void the_earliest_failure_decides() {
        assertFailed(
                verdict(failed("BackoffLimitExceeded"), pod(2, EVICTED), ended(1, "Failed", 1, "Error")),
                FailureReason.ERROR);
        assertFailed(
                verdict(failed("BackoffLimitExceeded"), pod(1, EVICTED), ended(2, "Failed", 1, "Error")),
                FailureReason.KILLED);
    }

    @Test
    void an_evicted_pod_was_killed_though_it_lists_no_container() {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), pod(1, EVICTED));
        assertFailed(verdict, FailureReason.KILLED);
        assertThat(verdict.rawReason()).contains("Evicted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NodeLost", "Shutdown", "Terminated", "Preempting"})
    void a_pod_that_the_cluster_took_away_was_killed(String reason) {
        String pod = pod(1, "phase: Failed\nreason: " + reason + "\n");
        assertFailed(verdict(failed("BackoffLimitExceeded"), pod), FailureReason.KILLED);
    }

    @Test
    void a_disruption_was_a_kill_and_names_its_kind() {
        String pod = pod(1, """
                phase: Failed
                conditions:
                - {type: DisruptionTarget, status: "True", reason: PreemptionByScheduler}
                containerStatuses:
                - name: fabrik
                  state: {terminated: {exitCode: 143, reason: Error}}
                """);
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), pod);
        assertFailed(verdict, FailureReason.KILLED);
        assertThat(verdict.rawReason()).contains("PreemptionByScheduler");
    }

    @ParameterizedTest
    @ValueSource(ints = {130, 137, 143})
    void a_signal_without_oom_was_a_kill(int exitCode) {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", exitCode, "Error"));
        assertFailed(verdict, FailureReason.KILLED);
        assertThat(verdict.rawReason()).contains("Error (exit " + exitCode + ")");
        assertThat(verdict.errorType()).isEmpty();
    }

    @Test
    void exit_2_is_a_cancelled_run_and_no_failure() {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 2, "Error"));
        assertThat(verdict.outcome()).contains(Outcome.CANCELLED);
        assertThat(verdict.reason()).isEmpty();
    }

    @Test
    void exit_3_waits_for_a_person() {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 3, "Error"));
        assertFailed(verdict, FailureReason.BLOCKED);
        assertThat(verdict.reason().orElseThrow().countsAgainstTheWork()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TASK_TIMEOUT", "TASK_HEARTBEAT_TIMEOUT", "PROCESS_TIMEOUT", "PROCESS_IDLE_TIMEOUT"})
    void a_timeout_of_smithers_that_decided_the_run_is_a_timeout(String code) {
        String pod = ended(1, "Failed", 1, "Error")
                .replace("exitCode: 1,", "exitCode: 1, message: \"" + code + ": node implement\",");
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), pod);
        assertThat(verdict.outcome()).contains(Outcome.TIMEOUT);
        assertThat(verdict.rawReason()).contains(code);
    }

    @Test
    void a_sidecar_that_failed_does_not_make_the_work_a_failure() {
        String pod = ended(1, "Failed", 0, "Completed")
                .replaceFirst("exitCode: 0, reason: Completed", "exitCode: 1, reason: Error");
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), pod);
        assertFailed(verdict, FailureReason.INFRASTRUCTURE);
        assertThat(verdict.rawReason()).contains("shared-credential-sync: Error (exit 1)");
    }

    @Test
    void the_memory_of_a_sidecar_is_not_the_runs() {
        String pod = ended(1, "Failed", 0, "Completed")
                .replaceFirst("exitCode: 0, reason: Completed", "exitCode: 137, reason: OOMKilled");
        assertFailed(verdict(failed("BackoffLimitExceeded"), pod), FailureReason.INFRASTRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ImagePullBackOff", "ErrImagePull", "InvalidImageName", "CreateContainerConfigError"})
    void a_failed_job_whose_image_or_configuration_is_wrong_never_ran(String reason) {
        String pod = pod(1, """
                phase: Pending
                containerStatuses:
                - name: fabrik
                  state: {waiting: {reason: %s, message: cannot start}}
                """.formatted(reason));
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), pod);
        assertFailed(verdict, FailureReason.INFRASTRUCTURE);
        assertThat(verdict.rawReason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContainerCannotRun", "StartError"})
    void a_container_that_could_not_be_started_never_ran(String reason) {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 127, reason));
        assertFailed(verdict, FailureReason.INFRASTRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnexpectedAdmissionError", "NodeAffinity", "OutOfmemory", "OutOfcpu"})
    void a_pod_that_its_node_refused_never_ran(String reason) {
        String pod = pod(1, "phase: Failed\nreason: " + reason + "\n");
        assertFailed(verdict(failed("BackoffLimitExceeded"), pod), FailureReason.INFRASTRUCTURE);
    }

    @Test
    void a_missing_command_is_an_error_of_its_own_type() {
        Verdict verdict = verdict(failed("BackoffLimitExceeded"), ended(1, "Failed", 127, "Error"));
        assertFailed(verdict, FailureReason.ERROR);
        assertThat(verdict.errorType()).contains(ErrorType.TOOL_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BackoffLimitExceeded", "PodFailurePolicy", "FailedIndexes", "SomethingNew"})
    void any_other_failure_is_an_error(String reason) {
        Verdict verdict = verdict(failed(reason), ended(1, "Failed", 1, "Error"));
        assertFailed(verdict, FailureReason.ERROR);
        assertThat(verdict.rawReason()).contains("Error (exit 1)");
        assertThat(verdict.evidence()).isEqualTo(Evidence.JOB_CONDITION);
    }

    @Test
    void a_failed_job_without_its_pods_is_an_error_and_it_is_said_that_pods_would_tell_more() {
        var result = read(failed("BackoffLimitExceeded"));
        assertFailed(result.only().verdict(), FailureReason.ERROR);
        assertThat(result.only().verdict().rawReason()).contains("BackoffLimitExceeded");
        assertThat(result.notices()).anySatisfy(n -> assertThat(n).contains("without their pods"));
    }

    @Test
    void what_the_container_left_behind_tells_the_type_of_the_error() {
        String pod = ended(1, "Failed", 1, "Error")
                .replace("exitCode: 1,", "exitCode: 1, message: \"429 Too Many Requests: rate limit\",");
        assertThat(verdict(failed("BackoffLimitExceeded"), pod).errorType()).contains(ErrorType.RATE_LIMIT);
    }
}
