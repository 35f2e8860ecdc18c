package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.Kubectl.ended;
import static sh.fabrik.collect.kubernetes.Kubectl.failed;
import static sh.fabrik.collect.kubernetes.Kubectl.job;
import static sh.fabrik.collect.kubernetes.Kubectl.read;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.Usd;

class WhatARunReportsTest {
    private static final String DONE = """
            succeeded: 1
            completionTime: "2026-03-12T21:00:00Z"
            conditions:
            - {type: Complete, status: "True", lastTransitionTime: "2026-03-12T21:00:00Z"}
            """;

    /** The finished Job with more annotations, each {@code key: value}. */
    private static String annotated(String... annotations) {
        StringBuilder more = new StringBuilder("  annotations:\n");
        for (String annotation : annotations) {
            more.append("    fabrik.sh/").append(annotation).append('\n');
        }
        return job(DONE).replace("  annotations:\n", more);
    }

    private static String onPod(int number, String annotation) {
        return ended(number, "Failed", 1, "Error")
                .replace("  labels:\n", "  annotations:\n    fabrik.sh/" + annotation + "\n  labels:\n");
    }

    @Test
    void nothing_reported_is_nothing_known() {
        RunPart part = read(job(DONE)).only();
        assertThat(part.effort()).isEqualTo(Effort.UNKNOWN);
        assertThat(part.spend()).isEqualTo(Spend.UNKNOWN);
        assertThat(part.configuration().model()).isEmpty();
        assertThat(part.configuration().memoryLimit()).isEmpty();
        assertThat(part.resources()).isEmpty();
        assertThat(part.errors()).isEmpty();
    }

    @Test
    void progress_through_the_tasks_is_read() {
        RunPart part = read(annotated("status: '{\"phase\":\"run\",\"progress\":{\"finished\":7,\"total\":12}}'"))
                .only();
        assertThat(part.effort().tasksTotal()).contains(12);
        assertThat(part.effort().tasksCompleted()).contains(7);
    }

    @Test
    void the_progress_in_the_status_wins_and_the_other_fills_in() {
        String status = "status: '{\"progress\":{\"finished\":7,\"total\":12}}'";
        String progress = "progress: '{\"finished\":1,\"total\":20}'";
        assertThat(read(annotated(status, progress)).only().effort().tasksTotal())
                .contains(12);
        assertThat(read(annotated("status: '{\"phase\":\"run\"}'", progress))
                        .only()
                        .effort()
                        .tasksTotal())
                .contains(20);
    }

    @Test
    void the_command_lines_own_count_of_one_says_nothing_of_tasks() {
        assertThat(read(annotated("status: '{\"progress\":{\"finished\":1,\"total\":1}}'"))
                        .only()
                        .effort())
                .isEqualTo(Effort.UNKNOWN);
    }

    @Test
    void live_progress_of_a_pod_counts_though_the_job_still_shows_the_count_of_one() {
        String job = annotated("status: '{\"progress\":{\"finished\":0,\"total\":1}}'");
        String pod = onPod(1, "status: '{\"progress\":{\"finished\":3,\"total\":9}}'");
        assertThat(read(job, pod).only().effort().tasksCompleted()).contains(3);
    }

    @Test
    void iterations_are_counted_from_zero() {
        assertThat(read(annotated("iteration: \"3\"")).only().effort().iterations())
                .contains(4);
        assertThat(read(annotated("iteration: \"0\"")).only().effort().iterations())
                .isEmpty();
    }

    @Test
    void cost_tokens_and_model_come_from_plain_annotations() {
        RunPart part = read(annotated(
                        "model: accounts/fireworks/models/kimi-k2p5",
                        "cost-usd: \"0.45\"",
                        "tokens-input: \"120000\"",
                        "tokens-output: \"3400\""))
                .only();
        assertThat(part.configuration().model()).contains(new Model("kimi-k2p5"));
        assertThat(part.spend().llm()).contains(Usd.parse("0.45"));
        assertThat(part.spend().inputTokens()).contains(120_000L);
        assertThat(part.spend().outputTokens()).contains(3_400L);
    }

    @Test
    void bills_are_kept_per_pod_and_add_up() {
        String bill =
                "llm-cost: '{\"model\":\"%s\",\"input_tokens\":100,\"output_tokens\":10,\"total_cost_usd\":%s,\"currency\":\"USD\"}'";
        RunPart part = read(
                        failed("BackoffLimitExceeded"),
                        onPod(1, bill.formatted("gpt-4o", "0.10")),
                        onPod(2, bill.formatted("anthropic/claude-sonnet-4-5", "0.2")))
                .only();
        assertThat(part.spend().llm()).contains(Usd.parse("0.3"));
        assertThat(part.spend().inputTokens()).contains(200L);
        assertThat(part.configuration().model()).contains(new Model("claude-sonnet-4-5"));
    }

    @Test
    void a_cost_of_zero_means_that_nobody_counted() {
        RunPart part = read(annotated("cost-usd: \"0\"", "tokens-input: \"0\"", "tokens-output: \"\""))
                .only();
        assertThat(part.spend()).isEqualTo(Spend.UNKNOWN);
    }

    @Test
    void the_model_may_stand_in_the_environment() {
        String pod = ended(1, "Succeeded", 0, "Completed")
                .replace(
                        "  - name: fabrik\n    resources",
                        "  - name: fabrik\n    env: [{name: FABRIK_MODEL, value: gpt-4o}]\n    resources");
        assertThat(read(job(DONE), pod).only().configuration().model()).contains(new Model("gpt-4o"));
    }

    @ParameterizedTest
    @CsvSource({
        "status, '{\"progress\":'",
        "status, 'running'",
        "status, '[1]'",
        "status, '{} trailing'",
        "llm-cost, '{broken'",
        "cost-usd, 'lots'",
        "cost-usd, '-1'",
        "cost-usd, '1e400000000'",
        "tokens-input, '1.5'",
        "tokens-output, '99999999999999999999'",
        "progress, '{\"finished\":1,\"total\":\"many\"}'",
        "progress, '{\"finished\":1,\"total\":99999999999}'",
        "progress, '{\"finished\":-3,\"total\":12}'",
        "iteration, 'two'",
        "spec-fingerprint, 'abc'",
        "advice, 'take more memory'",
    })
    void a_broken_annotation_is_unknown_and_said_and_the_run_is_kept(String key, String value) {
        Kubectl.Result result = read(annotated(key + ": '" + value.replace("'", "''") + "'"));
        assertThat(result.only().verdict().outcome()).contains(Outcome.SUCCESS);
        assertThat(result.only().spend()).isEqualTo(Spend.UNKNOWN);
        assertThat(result.only().configuration().fingerprint()).isEmpty();
        assertThat(result.rejected()).isEmpty();
        assertThat(result.notices()).singleElement().asString().contains("fabrik.sh/" + key, "fabrik-01jk7v8x");
    }

    @Test
    void a_declared_fingerprint_is_read() {
        String hash = "ab".repeat(32);
        assertThat(read(annotated("spec-fingerprint: " + hash))
                        .only()
                        .configuration()
                        .fingerprint())
                .contains(Fingerprint.declared(hash));
        assertThat(read(annotated("spec-fingerprint: sha256:" + hash.toUpperCase(Locale.ROOT)))
                        .only()
                        .configuration()
                        .fingerprint())
                .contains(Fingerprint.declared(hash));
    }

    @Test
    void the_advice_that_a_run_was_sent_off_with_is_read() {
        assertThat(read(annotated("advice: d-98b4eb2241"))
                        .only()
                        .configuration()
                        .advice())
                .contains("d-98b4eb2241");
        assertThat(read(job(DONE)).only().configuration().advice()).isEmpty();
    }

    @Test
    void the_spec_is_named_by_its_label_else_by_its_path() {
        assertThat(read(job(DONE)).only().configuration().specId()).contains("api-impl");
        String unlabelled = job(DONE)
                .replace("    fabrik.sh/spec: api-impl\n", "")
                .replace("specs/api-impl.json", "specs/deep/API.v2.md");
        assertThat(read(unlabelled).only().configuration().specId()).contains("API.v2");
    }

    @Test
    void the_type_of_the_spec_and_the_deadline_are_read() {
        String job = job(DONE)
                .replace(
                        "    fabrik.sh/spec: api-impl\n",
                        "    fabrik.sh/spec: api-impl\n    fabrik.sh/spec-type: impl\n")
                .replace("  backoffLimit: 1\n", "  backoffLimit: 1\n  activeDeadlineSeconds: 86400\n");
        RunPart part = read(job).only();
        assertThat(part.configuration().specType()).contains("impl");
        assertThat(part.configuration().timeout()).contains(Duration.ofDays(1));
    }

    @Test
    void without_labels_the_run_is_called_like_its_job_and_belongs_to_the_asked_project() {
        String bare = job(DONE).replaceAll("    fabrik.sh/(run-id|project): .*\n", "");
        assertThat(read(bare).only().runId()).isEqualTo("fabrik-01jk7v8x");
        assertThat(read(bare).only().project()).isEqualTo("fallback");
    }

    @Test
    void what_went_wrong_is_kept_redacted_and_with_its_type() {
        String job = failed("BackoffLimitExceeded")
                .replace(
                        "  annotations:\n",
                        "  annotations:\n    fabrik.sh/failure-message: \"error TS2345 in /home/ada/app\\nsecond line\"\n");
        RunPart part = read(job, ended(1, "Failed", 1, "Error")).only();
        assertThat(part.errors()).singleElement().satisfies(error -> {
            assertThat(error.type()).isEqualTo(ErrorType.COMPILE_ERROR);
            assertThat(error.message()).contains("TS2345").doesNotContain("ada", "\n");
        });
        assertThat(part.verdict().errorType()).contains(ErrorType.COMPILE_ERROR);
    }

    @Test
    void an_eviction_tells_its_reason() {
        String pod = Kubectl.pod(1, "phase: Failed\nreason: Evicted\nmessage: The node was low on resource memory.\n");
        assertThat(read(failed("BackoffLimitExceeded"), pod).only().errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.type()).isEqualTo(ErrorType.INFRASTRUCTURE);
                    assertThat(error.message()).isEqualTo("Evicted: The node was low on resource memory.");
                });
    }

    @Test
    void a_failed_run_ends_when_the_job_gave_up_though_it_has_no_completion_time() {
        RunPart part = read(failed("BackoffLimitExceeded"), ended(1, "Failed", 1, "Error"))
                .only();
        assertThat(part.timing().completedAt()).hasToString("Optional[2026-03-12T21:00:00Z]");
        assertThat(part.timing().active()).contains(Duration.ofMinutes(20));
    }

    @Test
    void the_time_of_work_is_unknown_when_pods_are_missing_or_tell_none() {
        String twice = failed("BackoffLimitExceeded").replace("  failed: 1", "  failed: 2");
        assertThat(read(twice, ended(1, "Failed", 1, "Error")).only().timing().active())
                .isEmpty();
        String evicted = Kubectl.pod(1, "phase: Failed\nreason: Evicted\n");
        assertThat(read(failed("BackoffLimitExceeded"), evicted).only().timing().active())
                .isEmpty();
        assertThat(read(failed("BackoffLimitExceeded"), evicted, ended(2, "Failed", 1, "Error"))
                        .only()
                        .timing()
                        .active())
                .isEmpty();
    }

    @Test
    void an_end_before_the_start_is_kept_for_the_store_to_judge() {
        String skewed = job(DONE.replace("2026-03-12T21:00:00Z", "2026-03-12T20:00:00Z"));
        RunPart part = read(skewed).only();
        assertThat(part.timing().completedAt().orElseThrow())
                .isBefore(part.timing().startedAt().orElseThrow());
    }

    @Test
    void the_annotated_end_fills_a_gap_only() {
        String hinted = job("").replace("outcome: \"\"", "outcome: succeeded")
                .replace("finished-at: \"\"", "finished-at: \"2026-03-12T20:59:59Z\"");
        assertThat(read(hinted).only().timing().completedAt()).hasToString("Optional[2026-03-12T20:59:59Z]");
        assertThat(read(annotated("x: y").replace("finished-at: \"\"", "finished-at: \"2026-03-12T20:59:59Z\""))
                        .only()
                        .timing()
                        .completedAt())
                .hasToString("Optional[2026-03-12T21:00:00Z]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-13-45T00:00:00Z", "\"\"", "12"})
    void an_unreadable_time_is_unknown(String time) {
        String job = job(DONE).replace("startTime: \"2026-03-12T20:28:01Z\"", "startTime: " + time);
        assertThat(read(job).only().timing().startedAt()).isEmpty();
    }
}
