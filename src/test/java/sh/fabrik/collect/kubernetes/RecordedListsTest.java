package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sh.fabrik.SharedData;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.Pod;
import sh.fabrik.run.RunPart;

/** Whole lists as kubectl prints them. */
class RecordedListsTest {

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(RecordedListsTest.class.getResource("/kubernetes/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_run_killed_for_memory_whose_replacement_pod_found_it_existing() {
        Kubectl.Result result = Kubectl.read(resource("oom-with-retry.json"));
        RunPart part = result.only();
        assertThat(result.all()).hasSize(1);
        assertThat(part.key()).hasToString("kubernetes:prod/0a4e7f2e-53aa-4a53-9d3c-1f0f7a2f9b11");
        assertThat(part.runId()).isEqualTo("01JK7V8X1234567890ABCDEFGH");
        assertThat(part.project()).isEqualTo("myapp");
        assertThat(part.location()).endsWith("oom-with-retry.json, Job fabrik-runs/fabrik-01jk7v8x1234567890abcdefgh");
        assertThat(part.verdict().outcome()).contains(Outcome.FAILED);
        assertThat(part.verdict().reason()).contains(FailureReason.OOM);
        assertThat(part.timing().startedAt()).contains(Instant.parse("2026-03-12T20:28:01Z"));
        assertThat(part.timing().completedAt()).contains(Instant.parse("2026-03-12T21:05:40Z"));
        assertThat(part.timing().active()).contains(Duration.ofSeconds(35 * 60 + 34 + 14));
        assertThat(part.errors()).as("the replacement's message tells nothing").isEmpty();
    }

    @Test
    void its_limits_are_those_that_the_cluster_gave_to_the_first_pods_container_fabrik() {
        RunPart part = Kubectl.read(resource("oom-with-retry.json")).only();
        assertThat(part.configuration().memoryLimit()).contains(Memory.parse("2Gi"));
        assertThat(part.configuration().cpuLimit()).contains(Cpu.parse("1.5"));
        assertThat(part.configuration().specId()).contains("api-impl");
        assertThat(part.configuration().specPath()).contains("specs/api-impl.json");
        assertThat(part.configuration().timeout()).isEmpty();
        assertThat(part.resources()).singleElement().satisfies(reading -> {
            assertThat(reading.source()).isEqualTo("kubernetes");
            assertThat(reading.memoryLimit()).contains(Memory.parse("2Gi"));
            assertThat(reading.memoryPeak())
                    .as("the need was larger than the limit")
                    .isEmpty();
            assertThat(reading.oomEvents()).contains(1);
        });
    }

    @Test
    void its_pods_are_listed_with_their_nodes_and_times() {
        assertThat(Kubectl.read(resource("oom-with-retry.json")).only().pods())
                .extracting(
                        Pod::name,
                        pod -> pod.node().orElse("-"),
                        Pod::container,
                        pod -> pod.startedAt().orElseThrow().toString())
                .containsExactly(
                        tuple("fabrik-01jk7v8x1234567890abcdefgh-2xv7c", "hoth-cp-1", "fabrik", "2026-03-12T20:29:30Z"),
                        tuple(
                                "fabrik-01jk7v8x1234567890abcdefgh-zzkq4",
                                "hoth-cp-1",
                                "fabrik",
                                "2026-03-12T21:05:20Z"));
    }

    @Test
    void its_revision_is_the_latest_time_it_knows_and_more_pods_make_it_newer() {
        long revision = Kubectl.read(resource("oom-with-retry.json")).only().revision();
        assertThat(revision).isEqualTo(Instant.parse("2026-03-12T21:05:40Z").toEpochMilli() + 2);
    }

    @Test
    void children_of_a_schedule_take_their_marks_from_their_pods_or_from_the_schedule() {
        Kubectl.Result result = Kubectl.read(resource("schedule.yaml"));
        assertThat(result.parts()).hasSize(2).allSatisfy(part -> {
            assertThat(part.runId()).isEqualTo("nightly");
            assertThat(part.project()).isEqualTo("myapp");
            assertThat(part.configuration().specId()).contains("nightly");
            assertThat(part.configuration().specPath()).contains("specs/nightly.json");
        });
        assertThat(result.parts()).extracting(part -> part.key().key()).doesNotHaveDuplicates();
        assertThat(result.parts())
                .extracting(part -> part.timing().startedAt().orElseThrow().toString())
                .as("started-at of the schedule is frozen")
                .containsExactly("2026-03-12T02:00:00Z", "2026-03-13T02:00:00Z");
        assertThat(result.parts())
                .extracting(part -> part.verdict().outcome().orElseThrow())
                .containsExactly(Outcome.SUCCESS, Outcome.FAILED);
        assertThat(result.rejected()).isEmpty();
        assertThat(result.notices())
                .containsExactly(
                        "CronJobs are schedules, no runs; their Jobs are (1: fabrik-runs/fabrik-cron-nightly).");
    }

    @Test
    void a_child_whose_pod_and_schedule_are_not_in_the_input_is_not_known_to_be_fabriks() {
        Kubectl.Result result = Kubectl.read("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: fabrik-cron-nightly-29554680, namespace: fabrik-runs, uid: d1,
                  ownerReferences: [{kind: CronJob, name: fabrik-cron-nightly, uid: c1}]}
                """);
        assertThat(result.parts()).isEmpty();
        assertThat(result.notices()).singleElement().asString().contains("managed-by=fabrik", "29554680");
    }

    @Test
    void the_real_manifests_were_never_created_in_a_cluster_and_say_so() {
        Kubectl.Result result = Kubectl.read(SharedData.require("data/manifests"));
        assertThat(result.all()).allMatch(Found.Notice.class::isInstance);
        assertThat(result.notices())
                .anySatisfy(n -> assertThat(n)
                        .contains(
                                "never created in a cluster",
                                "3:",
                                "Job fabrik-runs/fabrik-01jk7v8x1234567890abcdefgh"));
        assertThat(result.notices()).anySatisfy(n -> assertThat(n).contains("other kinds", "Role"));
    }
}
