package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sh.fabrik.SharedData;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.TaskAttempt.Result;
import sh.fabrik.run.Verdict.Evidence;

class RealDatabasesTest {
    private static final String FABRIK = "data/smithers-fabrik/";

    @Test
    void four_snapshots_of_one_run_show_it_growing() {
        List<RunPart> snapshots = Stream.of("be60768", "0ba5143", "29c9377", "d4fb5fd")
                .map(name -> fabrik(name).only())
                .toList();
        assertThat(snapshots).extracting(part -> part.tasks().size()).containsExactly(11, 36, 56, 80);
        assertThat(snapshots)
                .extracting(RunPart::key)
                .containsOnly(snapshots.get(0).key());
        assertThat(snapshots).extracting(RunPart::revision).isSorted().doesNotHaveDuplicates();
        assertThat(snapshots)
                .allSatisfy(part -> assertThat(part.verdict().outcome()).isEmpty());
    }

    @Test
    void the_last_snapshot_is_read_in_full() {
        RunPart part = fabrik("d4fb5fd").only();
        assertThat(part.key().key()).isEqualTo("hoth-todo-loop-e2e-20260312-39@1773347302231");
        assertThat(part.configuration().specId()).contains("api-impl");
        assertThat(part.effort().iterations()).contains(7);
        assertThat(part.effort().attempts()).contains(80);
        assertThat(part.effort().tasksTotal()).contains(10);
        assertThat(part.effort().tasksCompleted()).contains(5);
        assertThat(part.verdict().rawReason()).contains("running");
        assertThat(part.spend().inputTokens()).isEmpty();
        assertThat(count(part, TaskAttempt::agent)).containsEntry(Optional.of(true), 29L);
        assertThat(count(part, TaskAttempt::type))
                .containsEntry("implement", 7L)
                .containsEntry("review", 22L);
        assertThat(count(part, TaskAttempt::result))
                .containsEntry(Optional.of(Result.SUCCESS), 78L)
                .containsEntry(Optional.of(Result.RETRY), 1L)
                .containsEntry(Optional.empty(), 1L);
    }

    @Test
    void parallel_reviewers_count_once_in_the_time_of_the_run() {
        RunPart part = fabrik("d4fb5fd").only();
        long sum = part.tasks().stream()
                .flatMap(task -> task.active().stream())
                .mapToLong(time -> time.toSeconds())
                .sum();
        assertThat(sum).isBetween(2030L, 2075L);
        assertThat(part.timing().active().orElseThrow().toSeconds()).isBetween(1300L, 1432L);
    }

    @Test
    void an_output_that_does_not_fit_its_schema_was_retried() {
        TaskAttempt failed = fabrik("d4fb5fd").only().tasks().stream()
                .filter(task -> task.result().equals(Optional.of(Result.RETRY)))
                .findFirst()
                .orElseThrow();
        assertThat(failed.nodeId()).isEqualTo("security-hardening-alignment:review:maintainability");
        assertThat(failed.errorType()).contains(ErrorType.OUTPUT_SCHEMA);
        assertThat(failed.errorMessage().orElseThrow()).contains("invalid_type").doesNotContain("\n");
    }

    @Test
    void a_log_older_than_its_database_is_left_aside() {
        Collecting found = fabrik("5d25cce");
        assertThat(found.only().tasks()).hasSize(20);
        assertThat(found.notices())
                .singleElement()
                .asString()
                .contains("12 attempts")
                .contains("20");
    }

    @Test
    void an_early_moment_lives_in_the_log_alone() {
        assertThat(fabrik("83a39dc").only().tasks()).hasSize(5);
    }

    @Test
    void failures_without_a_run_row_are_counted_with_their_ids() {
        Collecting found = upstream("040aded2-jjconflict-base-1_workflows_hello.db");
        assertThat(found.parts()).hasSize(65);
        assertThat(outcomes(found)).isEqualTo(Map.of(Optional.of(Outcome.SUCCESS), 65L));
        assertThat(found.rejected())
                .hasSize(4)
                .extracting(rejected -> rejected.what())
                .contains("run 1a93373f-499e-4e27-81c7-98f7febbcf49");
        assertThat(found.rejected().get(0).why()).contains("no such table: input");
    }

    @Test
    void a_denied_approval_fails_a_run_without_any_error_and_waiting_is_no_outcome() {
        Collecting found = upstream("040aded2-jjconflict-base-1_workflows_approval.db");
        assertThat(outcomes(found))
                .isEqualTo(Map.of(
                        Optional.of(Outcome.SUCCESS), 10L, Optional.of(Outcome.FAILED), 8L, Optional.empty(), 4L));
        assertThat(found.rejected()).isEmpty();
        assertThat(found.parts().stream()
                        .filter(part -> part.verdict().outcome().equals(Optional.of(Outcome.FAILED))))
                .allSatisfy(part -> {
                    assertThat(part.verdict().reason()).contains(FailureReason.BLOCKED);
                    assertThat(part.verdict().errorType()).contains(ErrorType.APPROVAL_DENIED);
                });
    }

    @Test
    void hours_of_waiting_for_a_person_are_not_work() {
        RunPart part = upstream("040aded2-jjconflict-base-1_workflows_approval.db")
                .run("e17e47ff-38c9-4879-a8a9-89af5c244177");
        assertThat(part.timing().completedAt().orElseThrow().toEpochMilli()
                        - part.timing().startedAt().orElseThrow().toEpochMilli())
                .isEqualTo(9_507_742);
        assertThat(part.timing().active().orElseThrow().toMillis()).isLessThan(1000);
    }

    @Test
    void a_rejected_review_is_a_failed_task_of_a_successful_run() {
        RunPart part = upstream("638c127f-examples_code-review-loop.db").only();
        assertThat(part.verdict().outcome()).contains(Outcome.SUCCESS);
        assertThat(part.verdict().evidence()).isEqualTo(Evidence.RUN_ROW);
        assertThat(part.tasks()).hasSize(7);
        assertThat(part.effort().iterations()).contains(3);
        assertThat(part.tasks().stream().filter(task -> task.type().equals("review")))
                .hasSize(3)
                .allSatisfy(task -> assertThat(task.errorType()).contains(ErrorType.REVIEW_REJECTED));
    }

    @Test
    void the_newest_generation_is_read_from_its_log() {
        Path upstream = SharedData.require("data/smithers-upstream");
        Collecting found = Collecting.of(
                upstream.resolve("22a98a4b-tests_.test-serve-fb4w0ji1ygm_frames-limit.db"),
                upstream.resolve("22a98a4b-tests_.test-serve-yy43e6p90oj_cancel.db"),
                upstream.resolve("bc365af3-tests_.test-serve-tl8odz216ia_m-clean.db"));
        assertThat(found.rejected()).isEmpty();
        assertThat(found.notices()).isEmpty();
        assertThat(outcomes(found))
                .isEqualTo(Map.of(Optional.of(Outcome.CANCELLED), 2L, Optional.of(Outcome.SUCCESS), 1L));
        RunPart cancelled = found.run("test-run-1775942210926");
        assertThat(cancelled.tasks()).singleElement().satisfies(task -> {
            assertThat(task.result()).isEmpty();
            assertThat(task.rawState()).contains("in-progress");
            assertThat(task.agent()).contains(true);
        });
        assertThat(cancelled.timing().active().orElseThrow().toMillis()).isEqualTo(5034);
    }

    @Test
    void a_log_without_its_database_is_refused_with_a_sentence() {
        Collecting found = upstream("2b30332c-scripts_worktree-feature_worktree-feature.db");
        assertThat(found.parts()).isEmpty();
        assertThat(found.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.where()).endsWith("worktree-feature.db-wal");
            assertThat(rejected.why()).contains("without its main file worktree-feature.db");
        });
    }

    @Test
    void the_originals_stay_as_they_were() throws IOException {
        Path data = SharedData.require("data");
        Map<String, String> before = listing(data);
        assertThat(Collecting.of(data.resolve("smithers-fabrik"), data.resolve("smithers-upstream"))
                        .parts())
                .hasSize(97);
        assertThat(listing(data)).isEqualTo(before);
    }

    private static Collecting fabrik(String name) {
        return Collecting.of(SharedData.require(FABRIK + name));
    }

    private static Collecting upstream(String name) {
        return Collecting.of(SharedData.require("data/smithers-upstream/" + name));
    }

    private static <K> Map<K, Long> count(RunPart part, Function<TaskAttempt, K> by) {
        return part.tasks().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private static Map<Optional<Outcome>, Long> outcomes(Collecting found) {
        return found.parts().stream()
                .collect(Collectors.groupingBy(part -> part.verdict().outcome(), Collectors.counting()));
    }

    private static Map<String, String> listing(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String content = Files.isDirectory(file)
                        ? "folder"
                        : Long.toHexString(java.util.Arrays.hashCode(Files.readAllBytes(file)));
                all.put(file.toString(), Files.getLastModifiedTime(file) + " " + content);
            }
        }
        return all;
    }
}
