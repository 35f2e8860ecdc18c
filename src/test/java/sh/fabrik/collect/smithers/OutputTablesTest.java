package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.collect.smithers.SmithersFile.Generation;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.TaskAttempt.Result;

class OutputTablesTest {
    private static final String KEY = "run_id TEXT, node_id TEXT, iteration INTEGER";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'sh: rg: not found', TOOL_MISSING",
        "'--- FAIL: TestRetry', TEST_FAIL",
        "'main.go:12:3: undefined: retry', COMPILE_ERROR",
        "'expected 200, got 401 unauthorized', TEST_FAIL",
        ", TEST_FAIL"
    })
    void checks_that_did_not_pass_override_a_finished_task(@Nullable String summary, ErrorType type)
            throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE validate (" + KEY + ", all_passed INTEGER, failing_summary TEXT)");
            finished(file, "api:validate", "validate");
            output(file, "validate", "api:validate", "all_passed", 0, "failing_summary", summary);
        }
        TaskAttempt task = task("api:validate");
        assertThat(task.result()).contains(Result.FAILED);
        assertThat(task.rawState()).contains("finished");
        assertThat(task.errorType()).contains(type);
        assertThat(task.errorMessage()).isEqualTo(Optional.ofNullable(summary));
    }

    @Test
    void evidence_is_believed_when_it_says_that_a_tool_was_missing() throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE validate (" + KEY + ", all_passed TEXT, evidence TEXT)");
            finished(file, "api:validate", "validate");
            output(file, "validate", "api:validate", "all_passed", "false", "evidence", "[\"sh: rg: not found\"]");
        }
        assertThat(task("api:validate").errorType()).contains(ErrorType.TOOL_MISSING);
    }

    @Test
    void checks_that_passed_leave_it_a_success() throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE validate (" + KEY + ", all_passed INTEGER)");
            finished(file, "api:validate", "validate");
            finished(file, "b:validate", "validate");
            output(file, "validate", "api:validate", "all_passed", 1);
            output(file, "validate", "b:validate", "all_passed", null);
        }
        assertThat(task("api:validate").result()).contains(Result.SUCCESS);
        assertThat(task("b:validate").result()).contains(Result.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"No tests for the retry\"] | [] | FAILED",
                "[\"No review context provided in prompt - missing todo item\"] | [] | SUCCESS",
                "[\"Review content not provided in prompt: missing diff\", \"No tests\"] | [] | FAILED",
                "[] | [\"Provide the JJ diff showing the code changes\"] | SUCCESS",
                "[] | [\"Add k3d tests\"] | FAILED",
                "[] | [] | FAILED",
                "not json | [] | FAILED"
            })
    void a_rejected_review_counts_unless_it_only_misses_its_context(String issues, String asks, Result result)
            throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE review (" + KEY + ", approved INTEGER, issues TEXT, required_follow_ups TEXT)");
            finished(file, "api:review:security", "review");
            output(file, "review", "api:review:security", "approved", 0, "issues", issues, "required_follow_ups", asks);
        }
        TaskAttempt task = task("api:review:security");
        assertThat(task.type()).isEqualTo("review");
        assertThat(task.result()).contains(result);
        assertThat(task.errorType())
                .isEqualTo(result == Result.FAILED ? Optional.of(ErrorType.REVIEW_REJECTED) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"blocked, FAILED, BLOCKED", "partial, FAILED, BLOCKED", "failed, FAILED, VCS", "done, SUCCESS,"})
    void a_report_says_whether_its_task_got_through(String status, Result result, @Nullable ErrorType type)
            throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE report (" + KEY + ", ticket_id TEXT, status TEXT, summary TEXT)");
            finished(file, "api:report", "report");
            output(file, "report", "api:report", "status", status, "summary", "push rejected: non-fast-forward");
        }
        assertThat(task("api:report").result()).contains(result);
        assertThat(task("api:report").errorType()).isEqualTo(Optional.ofNullable(type));
    }

    @Test
    void a_partial_report_that_nobody_worked_on_is_no_failure() throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE report (" + KEY + ", ticket_id TEXT, status TEXT, summary TEXT)");
            finished(file, "api:idle-report", "report", "meta_json", "{\"staticPayload\":{\"status\":\"partial\"}}");
            output(file, "report", "api:idle-report", "status", "partial");
        }
        assertThat(task("api:idle-report").result()).contains(Result.SUCCESS);
    }

    @Test
    void only_the_last_attempt_that_finished_is_overridden() throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE validate_all (" + KEY + ", all_passed INTEGER, failing_summary TEXT)");
            finished(file, "a:validate", "validateAll");
            file.attempt("a:validate", 2, "finished", 20, 30);
            finished(file, "b:validate", "validateAll");
            file.attempt("b:validate", 2, "in-progress", 20, 30);
            output(file, "validate_all", "a:validate", "all_passed", 0);
            output(file, "validate_all", "b:validate", "all_passed", 0);
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(Collecting.task(part, "a:validate", 1).result()).contains(Result.SUCCESS);
        assertThat(Collecting.task(part, "a:validate", 2).result()).contains(Result.FAILED);
        assertThat(Collecting.task(part, "b:validate", 1).result()).contains(Result.SUCCESS);
        assertThat(Collecting.task(part, "b:validate", 2).result()).isEmpty();
    }

    @Test
    void tables_of_other_shapes_are_left_alone() throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE orders (" + KEY + ", status TEXT)");
            file.run("CREATE TABLE \"odd \"\" name\" (approved INTEGER)");
            file.run("CREATE TABLE gates (" + KEY + ", approved INTEGER)");
            finished(file, "a", "orders");
            finished(file, "b", "odd \" name");
            finished(file, "c", "nowhere");
            output(file, "orders", "a", "status", "failed");
            output(file, "gates", "c", "approved", 0);
        }
        Collecting found = Collecting.of(db());
        assertThat(found.rejected()).isEmpty();
        assertThat(found.only().tasks())
                .allSatisfy(task -> assertThat(task.result()).contains(Result.SUCCESS));
    }

    @Test
    void the_todo_tells_how_much_there_is_to_do_and_reports_what_is_done() throws SQLException {
        try (SmithersFile file = file()) {
            file.run("CREATE TABLE todo_plan (" + KEY + ", total_items INTEGER)");
            file.run("CREATE TABLE report (" + KEY + ", ticket_id TEXT, status TEXT)");
            finished(file, "plan-todo-loop", "todoPlan");
            finished(file, "api:complete-report", "report");
            output(file, "todo_plan", "plan-todo-loop", "total_items", 10);
            output(file, "report", "prepare-repo", "ticket_id", "prepare-repo", "status", "done");
            output(file, "report", "api:snapshot-implement", "ticket_id", "api", "status", "done");
            output(file, "report", "ui:snapshot-implement", "ticket_id", "ui", "status", "done");
            output(file, "report", "api:complete-report", "ticket_id", "api", "status", "done");
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(part.effort().tasksTotal()).contains(10);
        assertThat(part.effort().tasksCompleted()).contains(1);
    }

    @Test
    void without_a_todo_the_nodes_of_the_workflow_are_the_tasks() throws SQLException {
        try (SmithersFile file = file()) {
            finished(file, "a", "output");
            file.insert("_smithers_nodes", "run_id", "r", "node_id", "b", "iteration", 0, "state", "pending");
            file.insert("_smithers_ralph", "run_id", "r", "ralph_id", "loop", "iteration", 4);
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(part.effort().tasksTotal()).contains(2);
        assertThat(part.effort().tasksCompleted()).contains(1);
        assertThat(part.effort().iterations()).contains(5);
    }

    private SmithersFile file() throws SQLException {
        return SmithersFile.create(db(), Generation.G1).run("r", "finished");
    }

    private static void finished(SmithersFile file, String node, String table, @Nullable Object... more)
            throws SQLException {
        file.attempt(node, 1, "finished", 0, 10, more)
                .insert(
                        "_smithers_nodes",
                        "run_id",
                        "r",
                        "node_id",
                        node,
                        "iteration",
                        0,
                        "state",
                        "finished",
                        "output_table",
                        table);
    }

    private static void output(SmithersFile file, String table, String node, @Nullable Object... columns)
            throws SQLException {
        @Nullable Object[] all = new @Nullable Object[columns.length + 6];
        System.arraycopy(new Object[] {"run_id", "r", "node_id", node, "iteration", 0}, 0, all, 0, 6);
        System.arraycopy(columns, 0, all, 6, columns.length);
        file.insert(table, all);
    }

    private TaskAttempt task(String node) {
        return Collecting.task(Collecting.of(db()).only(), node, 1);
    }

    private Path db() {
        return folder.resolve("state.db");
    }
}
