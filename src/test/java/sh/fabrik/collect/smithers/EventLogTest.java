package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.SharedData;
import sh.fabrik.collect.Found;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.TaskAttempt.Result;
import sh.fabrik.run.Verdict.Evidence;

class EventLogTest {
    private static final long T0 = 1_773_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void real_logs_of_one_run_are_one_run_that_grows() {
        Collecting found = Collecting.of(SharedData.require("data/event-logs"));
        assertThat(found.rejected()).isEmpty();
        assertThat(found.notices()).isEmpty();
        assertThat(found.parts()).hasSize(11);
        List<RunPart> growing = found.parts().stream()
                .filter(part -> part.runId().endsWith("-23"))
                .toList();
        assertThat(growing)
                .hasSize(9)
                .extracting(RunPart::key)
                .containsOnly(growing.get(0).key());
        assertThat(growing.get(0).key().toString()).isEqualTo("event_log:hoth-todo-loop-e2e-20260312-23@1773312615863");
        assertThat(growing)
                .extracting(part -> part.tasks().size())
                .containsExactlyInAnyOrder(5, 14, 22, 26, 30, 34, 38, 42, 46);
        assertThat(growing)
                .allSatisfy(part -> assertThat(part.verdict().outcome()).isEmpty());
    }

    @Test
    void real_local_runs_failed_for_a_reason() {
        Collecting found = Collecting.of(SharedData.require("data/event-logs"));
        RunPart run = found.run("local-run");
        assertThat(run.verdict().outcome()).contains(Outcome.FAILED);
        assertThat(run.verdict().evidence()).isEqualTo(Evidence.EVENTS);
        assertThat(run.verdict().errorType()).isEqualTo(run.tasks().get(0).errorType());
        assertThat(run.tasks().get(0).errorMessage().orElseThrow()).startsWith("Warning: no last agent message");
        assertThat(run.timing().active()).contains(Duration.ofMillis(8635));
        assertThat(run.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).isEqualTo("Task failed"));
        assertThat(found.run("local-private-clone-1").tasks())
                .extracting(TaskAttempt::result)
                .containsExactly(Optional.of(Result.SUCCESS), Optional.of(Result.FAILED));
    }

    @Test
    void a_start_before_any_end_is_a_resume_and_one_after_an_end_is_another_run() throws IOException {
        Collecting found = read(
                run("RunStarted", 0),
                node("NodeStarted", 10, "a", 1, ""),
                run("RunStarted", 100),
                node("NodeFinished", 110, "a", 1, ""),
                run("RunFinished", 120),
                run("RunStarted", 500),
                node("NodeStarted", 510, "a", 1, ""),
                run("RunCancelled", 600),
                run("RunStarted", 900));
        assertThat(found.parts())
                .extracting(part -> part.key().key())
                .containsExactly("r@" + T0, "r@" + (T0 + 500), "r@" + (T0 + 900));
        assertThat(found.parts())
                .extracting(part -> part.verdict().outcome())
                .containsExactly(Optional.of(Outcome.SUCCESS), Optional.of(Outcome.CANCELLED), Optional.empty());
        RunPart first = found.parts().get(0);
        assertThat(first.timing().completedAt()).contains(Instant.ofEpochMilli(T0 + 120));
        assertThat(first.revision()).isEqualTo(T0 + 120);
    }

    @Test
    void runs_that_write_into_one_log_are_kept_apart() throws IOException {
        Collecting found = read(
                run("RunStarted", 0),
                run("RunStarted", 1).replace("\"r\"", "\"other\""),
                node("NodeStarted", 10, "a", 1, ""),
                run("RunFinished", 20).replace("\"r\"", "\"other\""));
        assertThat(found.run("r").tasks()).hasSize(1);
        assertThat(found.run("r").verdict().outcome()).isEmpty();
        assertThat(found.run("other").verdict().outcome()).contains(Outcome.SUCCESS);
    }

    @Test
    void a_retry_follows_a_failure_and_an_unmounted_task_may_still_finish() throws IOException {
        RunPart part = read(
                        run("RunStarted", 0),
                        node("NodeStarted", 10, "api:implement", 1, ""),
                        node(
                                "NodeFailed",
                                20,
                                "api:implement",
                                1,
                                ",\"error\":{\"name\":\"ZodError\",\"message\":\"[]\"}"),
                        node("NodeRetrying", 20, "api:implement", 2, ""),
                        node("NodeStarted", 30, "api:implement", 2, ""),
                        node("NodeFinished", 40, "api:implement", 2, ""),
                        node("NodeStarted", 40, "api:review:x", 1, ""),
                        node("NodeCancelled", 45, "api:review:x", 1, ",\"reason\":\"unmounted\""),
                        node("NodeFinished", 50, "api:review:x", 1, ""),
                        node("NodeStarted", 50, "b", 1, ""),
                        node("NodeCancelled", 55, "b", 1, ""))
                .only();
        assertThat(part.tasks()).hasSize(4);
        TaskAttempt first = Collecting.task(part, "api:implement", 1);
        assertThat(first.result()).contains(Result.RETRY);
        assertThat(first.errorType()).contains(ErrorType.OUTPUT_SCHEMA);
        assertThat(Collecting.task(part, "api:implement", 2).result()).contains(Result.SUCCESS);
        assertThat(Collecting.task(part, "api:review:x", 1).result()).contains(Result.SUCCESS);
        assertThat(Collecting.task(part, "api:review:x", 1).type()).isEqualTo("review");
        assertThat(Collecting.task(part, "b", 1).result()).isEmpty();
        assertThat(Collecting.task(part, "b", 1).rawState()).contains("cancelled");
    }

    @Test
    void waiting_for_a_person_is_not_work_and_no_outcome() throws IOException {
        Collecting found = read(
                run("RunStarted", 0),
                node("NodeStarted", 0, "gate", 1, ""),
                node("ApprovalRequested", 1000, "gate", 1, ""),
                run("RunStatusChanged", 1000).replace("}", ",\"status\":\"waiting-approval\"}"),
                node("ApprovalGranted", 9000, "gate", 1, ""),
                node("NodeFinished", 10_000, "gate", 1, ""));
        RunPart part = found.only();
        assertThat(part.timing().active()).contains(Duration.ofSeconds(2));
        assertThat(part.verdict().outcome()).isEmpty();
        assertThat(part.verdict().rawReason()).contains("waiting-approval");
    }

    @Test
    void a_denied_approval_blocks_a_run() throws IOException {
        RunPart part = read(
                        run("RunStarted", 0),
                        node("ApprovalRequested", 1, "gate", 1, ""),
                        node("ApprovalDenied", 2, "gate", 1, ""),
                        run("RunStarted", 3),
                        run("RunFailed", 4))
                .only();
        assertThat(part.verdict().reason()).contains(FailureReason.BLOCKED);
    }

    @Test
    void tokens_add_up_and_what_is_told_twice_counts_once() throws IOException {
        String usage = ",\"model\":\"kimi-k2p5\",\"inputTokens\":10,\"outputTokens\":5";
        RunPart part = read(
                        run("RunStarted", 0),
                        node("TokenUsageReported", 10, "a", 1, usage),
                        node("TokenUsageReported", 10, "a", 1, usage),
                        node("TokenUsageReported", 20, "a", 1, usage))
                .only();
        assertThat(part.spend().inputTokens()).contains(20L);
        assertThat(part.configuration().model()).contains(new Model("kimi-k2p5"));
    }

    @Test
    void bad_lines_are_rejected_by_number_and_the_others_are_read() throws IOException {
        Collecting found = read(
                "\uFEFF" + run("RunStarted", 0) + "\r",
                "",
                "npm warn something 🦊",
                "[1, 2]",
                "{\"type\":\"NodeStarted\",\"timestampMs\":1}",
                run("RunFinished", 0).replace("timestampMs\":1", "timestampMs\":\"soon\",\"x\":1"),
                node("NodeStarted", 5, "🦊", 1, ""),
                node("NodeFinished", 6, "🦊", 1, "").replace("\"attempt\":1", "\"attempt\":null"),
                run("BrandNew", 7),
                "{\"type\":\"NodeFini");
        assertThat(found.rejected())
                .extracting(rejected -> rejected.what())
                .containsExactly("line 3", "line 4", "line 5", "line 6", "line 8", "line 10");
        assertThat(found.rejected().get(0).where()).endsWith("stream.ndjson:3");
        assertThat(found.only().tasks()).extracting(TaskAttempt::nodeId).containsExactly("🦊");
        assertThat(found.notices()).singleElement().asString().contains("BrandNew (1)");
    }

    @Test
    void events_without_a_start_belong_to_no_run() throws IOException {
        Collecting found = read(node("NodeStarted", 5, "a", 1, ""), node("NodeFinished", 6, "a", 1, ""));
        assertThat(found.parts()).isEmpty();
        assertThat(found.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.what()).isEqualTo("run r");
            assertThat(rejected.why()).contains("2 of its events");
        });
    }

    @Test
    void what_is_no_text_is_rejected_and_not_thrown() throws IOException {
        Path log = folder.resolve("stream.ndjson");
        Files.write(log, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n', '{', 0});
        assertThat(Collecting.of(log).rejected()).hasSize(2);
        Files.write(log, new byte[0]);
        assertThat(Collecting.of(log).all()).allMatch(Found.Mark.class::isInstance);
    }

    @Test
    void a_log_of_another_name_is_known_by_its_first_character() throws IOException {
        Path log = folder.resolve("stream.log");
        Files.writeString(log, run("RunStarted", 0));
        assertThat(Collecting.of(log).parts()).hasSize(1);
    }

    private Collecting read(String... lines) throws IOException {
        Path log = folder.resolve("stream.ndjson");
        Files.writeString(log, String.join("\n", lines), StandardCharsets.UTF_8);
        return Collecting.of(folder);
    }

    private static String run(String type, long after) {
        return "{\"type\":\"" + type + "\",\"runId\":\"r\",\"timestampMs\":" + (T0 + after) + "}";
    }

    private static String node(String type, long after, String node, int attempt, String more) {
        return "{\"type\":\"" + type + "\",\"runId\":\"r\",\"nodeId\":\"" + node + "\",\"iteration\":0,\"attempt\":"
                + attempt + ",\"timestampMs\":" + (T0 + after) + more + "}";
    }
}
