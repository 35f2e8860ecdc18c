package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.Kubectl.ended;
import static sh.fabrik.collect.kubernetes.Kubectl.failed;
import static sh.fabrik.collect.kubernetes.Kubectl.job;
import static sh.fabrik.collect.kubernetes.Kubectl.read;
import static sh.fabrik.collect.kubernetes.Kubectl.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.collect.Found;
import sh.fabrik.run.FailureReason;

class BadInputTest {
    @TempDir
    Path folder;

    private static void assertRejected(Kubectl.Result result, String... inTheSentence) {
        assertThat(result.parts()).isEmpty();
        assertThat(result.rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.why()).contains(inTheSentence).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "\uFEFF"})
    void an_empty_file_is_rejected(String text) {
        assertRejected(read(text), "empty");
    }

    @Test
    void truncated_json_is_rejected_with_its_position() {
        assertRejected(read("{\"kind\": \"List\",\n \"items\": [\n  {\"kind\": \"Job\","), "JSON at line 3, column");
    }

    @Test
    void broken_yaml_is_rejected_with_its_position_and_the_other_documents_are_read() {
        Kubectl.Result result =
                read(job("active: 1\n") + "---\nkind: [Job\n---\n" + ended(1, "Running", 0, "Completed"));
        assertThat(result.parts()).hasSize(1);
        assertThat(result.only().pods()).hasSize(1);
        int line = (int) job("active: 1\n").lines().count() + 2;
        assertThat(result.rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.why()).contains("YAML at line " + line));
    }

    @Test
    void documents_before_a_broken_one_are_read() {
        String job = "{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":\"a\",\"uid\":\"u\","
                + "\"labels\":{\"fabrik.sh/managed-by\":\"fabrik\"}}}";
        Kubectl.Result result = read(job + "\n{\"kind\":");
        assertThat(result.parts()).hasSize(1);
        assertThat(result.rejected()).hasSize(1);
    }

    @Test
    void a_text_that_is_no_object_is_rejected() {
        assertRejected(read("No resources found in fabrik-runs namespace.\n"), "no Kubernetes object", "kubectl get");
        assertRejected(read("[1, 2"), "JSON at line 1");
    }

    @Test
    void a_binary_file_is_rejected() {
        assertRejected(read("SQLite format 3\0\u0001\u0002"), "binary");
    }

    @Test
    void a_list_of_the_wrong_kind_is_said() {
        Kubectl.Result result = read(
                "{\"apiVersion\":\"v1\",\"kind\":\"SecretList\",\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}]}");
        assertThat(result.parts()).isEmpty();
        assertThat(result.notices())
                .anySatisfy(n -> assertThat(n).isEqualTo("Objects of other kinds are not read (2: 2 × Secret)."))
                .anySatisfy(n -> assertThat(n).contains("holds no Job, Pod or CronJob"));
    }

    @Test
    void a_list_of_runs_is_told_from_a_list_of_objects() {
        assertRejected(read("[{\"run_id\":\"a\",\"job_name\":\"fabrik-a\"}]"), "fabrik runs", "kubectl get");
        assertRejected(read("{\"a\": 1}"), "no kind");
        assertRejected(read("[{\"a\": 1}, {\"a\": 2}]"), "no kind");
        assertThat(read("[{\"a\": 1}, {\"a\": 2}]").rejected().get(0).what()).isEqualTo("2 objects");
    }

    @Test
    void a_list_without_items_is_rejected() {
        assertRejected(read("{\"kind\":\"JobList\",\"items\":5}"), "JobList without an array of items");
    }

    @Test
    void an_empty_list_says_that_nothing_is_in_it() {
        Kubectl.Result result = read("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[]}");
        assertThat(result.all()).singleElement().isInstanceOf(Found.Notice.class);
    }

    @Test
    void a_missing_file_is_rejected_by_name() {
        Kubectl.Result result = read(folder.resolve("nowhere.json"));
        assertRejected(result, "no such file");
        assertThat(result.rejected().get(0).where()).endsWith("nowhere.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: 5",
                "status: {containerStatuses: {}}",
                "status: {containerStatuses: [{name: fabrik, state: {terminated: {exitCode: x}}}]}",
            })
    void one_broken_object_is_rejected_by_name_and_the_rest_is_read(String broken) {
        String pod = "---\napiVersion: v1\nkind: Pod\nmetadata: {name: bad, namespace: n, uid: u}\n" + broken + "\n";
        Kubectl.Result result = read(pod + failed("BackoffLimitExceeded") + ended(1, "Failed", 137, "OOMKilled"));
        assertThat(result.only().verdict().reason()).contains(FailureReason.OOM);
        assertThat(result.rejected()).singleElement().satisfies(r -> {
            assertThat(r.what()).isEqualTo("Pod n/bad");
            assertThat(r.why()).containsPattern("field (spec|status\\.containerStatuses)");
        });
    }

    @Test
    void nulls_everywhere_hurt_nobody() {
        String job =
                "{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":null,\"uid\":\"u\",\"ownerReferences\":[null],"
                        + "\"labels\":{\"fabrik.sh/managed-by\":\"fabrik\",\"fabrik.sh/spec\":null},\"annotations\":null},"
                        + "\"spec\":{\"template\":{\"spec\":{\"containers\":[null]}}},\"status\":{\"conditions\":[null],\"active\":null}}";
        String pod =
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"uid\":\"p\",\"labels\":{\"controller-uid\":\"u\"}},"
                        + "\"spec\":{\"containers\":[{\"name\":\"fabrik\",\"env\":[null],\"resources\":{\"limits\":{\"memory\":null}}}]},"
                        + "\"status\":{\"conditions\":[null],\"containerStatuses\":[null,{\"name\":\"fabrik\",\"state\":null}]}}";
        Kubectl.Result result = read("[" + job + "," + pod + ",null]");
        assertThat(result.parts()).hasSize(1);
        assertThat(result.only().pods()).hasSize(1);
    }

    @Test
    void objects_without_any_status_are_kept_as_runs_that_go_on() {
        String bare =
                "{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"uid\":\"u\",\"labels\":{\"fabrik.sh/managed-by\":\"fabrik\"}}}";
        assertThat(read(bare).only().verdict().outcome()).isEmpty();
        assertThat(read(bare).only().runId()).isEqualTo("u");
    }

    @Test
    void a_job_of_another_api_group_is_another_kind() {
        Kubectl.Result result = read("apiVersion: batch.volcano.sh/v1alpha1\nkind: Job\nmetadata: {name: a, uid: u}\n");
        assertThat(result.parts()).isEmpty();
        assertThat(result.notices()).anySatisfy(n -> assertThat(n).contains("other kinds"));
    }

    @Test
    void items_of_a_typed_list_take_their_kind_from_the_list() {
        Kubectl.Result result = read(
                "{\"apiVersion\":\"batch/v1\",\"kind\":\"JobList\",\"items\":[{\"metadata\":{\"name\":\"a\",\"uid\":\"u\","
                        + "\"labels\":{\"fabrik.sh/managed-by\":\"fabrik\"}}}]}");
        assertThat(result.parts()).hasSize(1);
    }

    @Test
    void standard_input_folders_and_foreign_encodings_are_read() throws IOException {
        assertThat(Kubectl.read(request(Path.of("-")), job("active: 1\n"))
                        .only()
                        .location())
                .startsWith("standard input, Job");
        Files.writeString(
                folder.resolve("job.yml"), "\uFEFF" + job("active: 1\n").replace("\n", "\r\n"));
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(
                folder.resolve("more/pod.yaml"), ended(1, "Running", 0, "Completed"), StandardCharsets.UTF_16);
        Files.writeString(folder.resolve("README.md"), "not read");
        Kubectl.Result result = read(folder);
        assertThat(result.all()).hasSize(1);
        assertThat(result.only().pods()).hasSize(1);
    }

    @Test
    void of_two_snapshots_of_one_job_the_fresher_counts_in_either_order() {
        String early = job("active: 1\n");
        String late = failed("BackoffLimitExceeded");
        assertThat(read(early, late).only().verdict().outcome()).isPresent();
        assertThat(read(late, early).only().verdict())
                .isEqualTo(read(early, late).only().verdict());
    }

    @Test
    void two_jobs_of_one_run_id_are_two_runs() {
        String other = failed("BackoffLimitExceeded").replace(Kubectl.JOB_UID, "another");
        assertThat(read(failed("BackoffLimitExceeded"), other).parts())
                .hasSize(2)
                .allSatisfy(part -> assertThat(part.runId()).isEqualTo("01JK7V8X"));
    }

    @Test
    void more_than_three_megabytes_of_yaml_are_read() {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
        String padding = "x".repeat(4000);
        for (int i = 0; i < 1000; i++) {
            text.append("- {apiVersion: batch/v1, kind: Job, metadata: {name: j")
                    .append(i)
                    .append(", uid: u")
                    .append(i)
                    .append(", labels: {fabrik.sh/managed-by: fabrik}, annotations: {note: ")
                    .append(padding)
                    .append("}}}\n");
        }
        assertThat(read(text.toString()).parts()).hasSize(1000);
    }

    @Test
    void nothing_is_read_before_the_stream_is() {
        Iterator<Found> found;
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read too early");
            }
        };
        found = new KubernetesCollector().read(request(Path.of("-")), untouched).iterator();
        assertThat(found).isNotNull();
    }
}
