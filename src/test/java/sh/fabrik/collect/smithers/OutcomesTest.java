package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.smithers.SmithersFile.T0;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.collect.smithers.SmithersFile.Generation;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt.Result;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

class OutcomesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"finished, SUCCESS", "continued, SUCCESS", "cancelled, CANCELLED", "failed, FAILED"})
    void a_run_that_is_over_has_an_outcome(String status, Outcome outcome) throws SQLException {
        RunPart part = read(file -> file.run("r", status, "finished_at_ms", T0 + 1));
        assertThat(part.verdict().outcome()).contains(outcome);
        assertThat(part.verdict().evidence()).isEqualTo(Evidence.RUN_ROW);
        assertThat(part.timing().completedAt()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"running", "waiting-approval", "waiting-event", "waiting-timer", "something-new"})
    void a_run_that_goes_on_has_none(String status) throws SQLException {
        RunPart part = read(file -> file.run("r", status, "finished_at_ms", T0 + 1));
        assertThat(part.verdict())
                .isEqualTo(new Verdict(
                        Optional.empty(), Optional.empty(), Optional.of(status), Optional.empty(), Evidence.NONE));
        assertThat(part.timing().completedAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TASK_TIMEOUT", "TASK_HEARTBEAT_TIMEOUT", "PROCESS_TIMEOUT", "PROCESS_IDLE_TIMEOUT"})
    void a_deadline_that_decided_the_run_is_a_timeout(String code) throws SQLException {
        RunPart part = read(file -> file.run("r", "failed", "error_json", "\"Task(s) failed: a\"")
                .attempt(
                        "a", 1, "failed", 0, 10, "error_json", "{\"code\":\"" + code + "\",\"message\":\"too long\"}"));
        assertThat(part.verdict().outcome()).contains(Outcome.TIMEOUT);
        assertThat(part.verdict().reason()).contains(FailureReason.TIMEOUT);
        assertThat(part.verdict().rawReason()).contains(code);
        assertThat(part.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.type()).isEqualTo(ErrorType.TIMEOUT));
    }

    @Test
    void a_deadline_that_a_retry_made_good_decides_nothing() throws SQLException {
        RunPart part = read(file -> file.run("r", "failed", "error_json", "\"Task failed\"")
                .attempt("a", 1, "failed", 0, 10, "error_json", "{\"code\":\"TASK_TIMEOUT\",\"message\":\"too long\"}")
                .attempt("a", 2, "finished", 10, 20)
                .attempt("b", 1, "failed", 20, 30, "error_json", "{\"message\":\"sh: rg: not found\"}"));
        assertThat(part.verdict().outcome()).contains(Outcome.FAILED);
        assertThat(part.verdict().reason()).contains(FailureReason.ERROR);
        assertThat(part.verdict().errorType()).contains(ErrorType.TOOL_MISSING);
        assertThat(Collecting.task(part, "a", 1).result()).contains(Result.RETRY);
        assertThat(Collecting.task(part, "a", 2).result()).contains(Result.SUCCESS);
        assertThat(Collecting.task(part, "b", 1).result()).contains(Result.FAILED);
    }

    @Test
    void the_task_that_the_run_blames_decides() throws SQLException {
        RunPart part = read(file -> file.run("r", "failed", "error_json", "\"Task(s) failed: guilty\"")
                .attempt("guilty", 1, "failed", 0, 10, "error_json", "{\"name\":\"ZodError\",\"message\":\"[]\"}")
                .attempt("other", 1, "failed", 0, 20, "error_json", "{\"message\":\"sh: rg: not found\"}"));
        assertThat(part.verdict().errorType()).contains(ErrorType.OUTPUT_SCHEMA);
    }

    @Test
    void an_exhausted_loop_says_so_itself() throws SQLException {
        RunPart part = read(
                file -> file.run("r", "failed", "error_json", "{\"code\":\"RALPH_MAX_REACHED\",\"ralphId\":\"loop\"}"));
        assertThat(part.verdict().errorType()).contains(ErrorType.LOOP_EXHAUSTED);
        assertThat(part.errors()).extracting(error -> error.message()).containsExactly("RALPH_MAX_REACHED");
    }

    @Test
    void row_and_event_of_one_failure_are_one_error() throws SQLException {
        RunPart part = read(file -> file.run("r", "failed", "error_json", "{\"message\":\"429 too many requests\"}")
                .event(0, "RunFailed", 5, "{\"error\":{\"message\":\"429 too many requests\"}}"));
        assertThat(part.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.type()).isEqualTo(ErrorType.RATE_LIMIT));
        assertThat(part.verdict().errorType()).contains(ErrorType.RATE_LIMIT);
    }

    @Test
    void a_denied_approval_is_blocked_even_when_the_run_names_the_task() throws SQLException {
        RunPart part = read(file -> file.run("r", "failed", "error_json", "\"Task(s) failed: gate\"")
                .insert("_smithers_approvals", "run_id", "r", "node_id", "gate", "iteration", 0, "status", "denied"));
        assertThat(part.verdict().reason()).contains(FailureReason.BLOCKED);
        assertThat(part.verdict().errorType()).contains(ErrorType.APPROVAL_DENIED);
    }

    @Test
    void an_error_after_a_denied_approval_that_the_workflow_took_is_the_reason() throws SQLException {
        RunPart part = read(file -> file.run("r", "failed")
                .insert("_smithers_approvals", "run_id", "r", "node_id", "gate", "iteration", 0, "status", "denied")
                .attempt("a", 1, "failed", 0, 10, "error_json", "{\"message\":\"context length exceeded\"}"));
        assertThat(part.verdict().reason()).contains(FailureReason.ERROR);
        assertThat(part.verdict().errorType()).contains(ErrorType.CONTEXT_LENGTH);
    }

    @Test
    void trouble_of_the_engine_is_not_the_works_fault() throws SQLException {
        RunPart part = read(
                file -> file.run("r", "failed", "error_json", "{\"code\":\"DB_WRITE_FAILED\",\"message\":\"disk\"}"));
        assertThat(part.verdict().reason()).contains(FailureReason.INFRASTRUCTURE);
    }

    @Test
    void attempts_that_ended_neither_way_have_no_result() throws SQLException {
        RunPart part = read(file -> file.run("r", "cancelled", "finished_at_ms", T0 + 50)
                .attempt("a", 1, "cancelled", 0, 10)
                .attempt("b", 1, "skipped", 0, 0)
                .attempt("c", 1, "in-progress", 20, 20, "finished_at_ms", null));
        assertThat(part.tasks()).allSatisfy(task -> assertThat(task.result()).isEmpty());
        assertThat(part.tasks())
                .extracting(task -> task.rawState().orElseThrow())
                .containsExactlyInAnyOrder("cancelled", "skipped", "in-progress");
        assertThat(Collecting.task(part, "c", 1).active()).isEmpty();
        assertThat(part.timing().active()).contains(Duration.ofMillis(40));
    }

    @Test
    void messages_are_redacted_and_short() throws SQLException {
        String key = "sk-ant-" + "api03-abcdefghijklmnopqrstuvwxyz0123456789";
        RunPart part = read(file -> file.run("r", "failed")
                .attempt("a", 1, "failed", 0, 10, "error_json", "bad key " + key + "\nline two " + "x".repeat(900)));
        String message = part.tasks().get(0).errorMessage().orElseThrow();
        assertThat(message).doesNotContain(key).doesNotContain("\n").hasSizeLessThanOrEqualTo(500);
    }

    private RunPart read(Filling filling) throws SQLException {
        Path db = folder.resolve("state.db");
        try (SmithersFile file = SmithersFile.create(db, Generation.G2)) {
            filling.fill(file);
        }
        return Collecting.of(db).only();
    }

    /** What a test writes into its database. */
    private interface Filling {
        void fill(SmithersFile file) throws SQLException;
    }
}
