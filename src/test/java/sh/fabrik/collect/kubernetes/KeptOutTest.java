package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptOutTest {
    private static String job(String name, String metadata, String container) {
        return """
                ---
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: %1$s
                  namespace: fabrik-runs
                  uid: uid-of-%1$s
                %2$s
                spec: {template: {spec: {containers: [{name: fabrik, %3$s}]}}}
                """.formatted(name, metadata.indent(2).stripTrailing(), container);
    }

    private static String job(String name, String metadata) {
        return job(name, metadata, "env: []");
    }

    private static void assertKeptOut(String job, String why) {
        Kubectl.Result result = Kubectl.read(job);
        assertThat(result.parts()).isEmpty();
        assertThat(result.rejected()).isEmpty();
        assertThat(result.notices()).singleElement().asString().contains(why);
    }

    @Test
    void a_job_that_is_not_fabriks_is_kept_out() {
        assertKeptOut(job("backup", "labels: {app: backup}"), "not fabrik's");
        assertKeptOut(job("backup", "labels: {fabrik.sh/managed-by: helm}"), "not fabrik's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labels: {fabrik.sh/managed-by: fabrik, fabrik.sh/run-id: x, fabrik.sh/phase: verify}",
                "{labels: {fabrik.sh/managed-by: fabrik, fabrik.sh/run-id: x}, annotations: {fabrik.sh/verify-target: item-3}}",
                "labels: {fabrik.sh/managed-by: fabrik, fabrik.sh/run-id: x, fabrik.sh/verify-target: item-3}",
            })
    void verify_jobs_share_their_runs_id_and_are_kept_out(String metadata) {
        String plain = metadata.startsWith("{")
                ? "labels: {fabrik.sh/managed-by: fabrik, fabrik.sh/run-id: x}\nannotations: {fabrik.sh/verify-target: item-3}"
                : metadata;
        assertKeptOut(job("x-item-3", plain), "Verify Jobs");
    }

    @Test
    void a_verify_job_is_known_by_its_name_too() {
        assertKeptOut(job("x-item-3-verify", "labels: {fabrik.sh/managed-by: fabrik}"), "Verify Jobs");
    }

    @Test
    void a_run_whose_id_ends_like_a_verify_job_or_begins_like_a_sync_pod_is_a_run() {
        String labels = "labels: {fabrik.sh/managed-by: fabrik, fabrik.sh/spec: api-impl}";
        assertThat(Kubectl.read(job("fabrik-please-verify", labels), job("fabrik-sync-docs", labels))
                        .parts())
                .hasSize(2);
    }

    @Test
    void experiments_are_kept_out() {
        assertKeptOut(
                job("fabrik-a", "labels: {fabrik.sh/managed-by: fabrik, optimizer.dev/experiment: more-memory}"),
                "Experiments");
        assertKeptOut(
                job(
                        "fabrik-a",
                        "labels: {fabrik.sh/managed-by: fabrik}",
                        "env: [{name: BENCHMARK_SCENARIO, value: small}]"),
                "Experiments");
    }

    @Test
    void pods_of_a_kept_out_job_go_with_it() {
        String pod = Kubectl.ended(1, "Failed", 137, "OOMKilled");
        String verify =
                Kubectl.failed("BackoffLimitExceeded").replace("fabrik.sh/phase: run", "fabrik.sh/phase: verify");
        Kubectl.Result result = Kubectl.read(pod, verify);
        assertThat(result.parts()).isEmpty();
        assertThat(result.notices()).hasSize(1);
    }

    @Test
    void many_of_one_kind_make_one_sentence_that_counts_them() {
        StringBuilder jobs = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            jobs.append(job("j" + i, "labels: {app: backup}"));
        }
        assertThat(Kubectl.read(jobs.toString()).notices())
                .singleElement()
                .asString()
                .contains("(1000: Job fabrik-runs/j0, Job fabrik-runs/j1, Job fabrik-runs/j2 and 997 more)");
    }

    @Test
    void the_older_name_of_the_container_is_known() {
        String pod = Kubectl.ended(1, "Failed", 137, "OOMKilled").replace("- name: fabrik\n", "- name: smithers\n");
        var part = Kubectl.read(pod, Kubectl.failed("BackoffLimitExceeded")).only();
        assertThat(part.verdict().rawReason()).contains("OOMKilled");
        assertThat(part.pods().get(0).container()).isEqualTo("smithers");
        assertThat(part.configuration().memoryLimit()).hasToString("Optional[2Gi]");
    }
}
