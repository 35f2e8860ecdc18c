package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.live.Objects.complete;
import static sh.fabrik.collect.kubernetes.live.Objects.failed;
import static sh.fabrik.collect.kubernetes.live.Objects.job;
import static sh.fabrik.collect.kubernetes.live.Objects.pod;
import static sh.fabrik.collect.kubernetes.live.Objects.running;
import static sh.fabrik.collect.kubernetes.live.Objects.tree;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Verdict.Evidence;
import tools.jackson.databind.node.ObjectNode;

class ListTest {
    private final StubApi api = StubApi.plain();

    @TempDir
    Path folder;

    private KubernetesSource source;

    @BeforeEach
    void connect() {
        source = Live.source(api.kubeconfig(folder));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private long asked(String part) {
        return api.asked.stream().filter(uri -> uri.contains(part)).count();
    }

    @Test
    void jobs_and_their_pods_become_runs_over_several_pages() {
        for (int i = 0; i < 35; i++) {
            api.put("jobs", failed("run-%02d".formatted(i)));
            api.put("pods", pod("run-%02d".formatted(i), 137, "OOMKilled"));
        }
        Live live = Live.collect(source);
        assertThat(live.parts()).hasSize(35).allSatisfy(part -> {
            assertThat(part.verdict().reason()).contains(FailureReason.OOM);
            assertThat(part.configuration().memoryLimit()).contains(Memory.parse("2Gi"));
            assertThat(part.key().key()).startsWith("prod/uid-run-");
        });
        assertThat(live.gaps()).isEmpty();
        assertThat(asked("/jobs?")).isEqualTo(4);
        assertThat(asked("/pods?")).isEqualTo(4);
        assertThat(live.all()).endsWith(new Found.Pause());
    }

    @Test
    void pods_that_carry_only_the_present_label_are_found_too() {
        ObjectNode pod = pod("run-a", 1, "Error");
        ((ObjectNode) pod.path("metadata").path("labels")).remove("job-name");
        api.put("jobs", failed("run-a"));
        api.put("pods", pod);
        assertThat(Live.collect(source).part("run-a").pods()).hasSize(1);
    }

    @Test
    void pods_that_an_earlier_job_of_the_same_name_left_behind_are_not_taken() {
        ObjectNode pod = pod("run-a", 137, "OOMKilled");
        ObjectNode metadata = (ObjectNode) pod.path("metadata");
        ((ObjectNode) metadata.path("ownerReferences").path(0)).put("uid", "another");
        ((ObjectNode) metadata.path("labels")).put("controller-uid", "another");
        api.put("jobs", complete("run-a"));
        api.put("pods", pod);
        Live live = Live.collect(source);
        assertThat(live.parts()).singleElement().satisfies(part -> {
            assertThat(part.pods()).isEmpty();
            assertThat(part.verdict().outcome()).contains(Outcome.SUCCESS);
        });
    }

    @Test
    void a_child_of_a_schedule_takes_its_marks_from_there() {
        api.put("cronjobs", tree("""
                {"metadata": {"name": "fabrik-cron-nightly", "namespace": "fabrik-runs", "uid": "uid-cron",
                  "labels": {"fabrik.sh/managed-by": "fabrik", "fabrik.sh/run-id": "nightly", "fabrik.sh/spec": "backup"}}}
                """));
        ObjectNode child =
                job("fabrik-cron-nightly-29556028", """
                , "ownerReferences": [{"apiVersion": "batch/v1", "kind": "CronJob", "name": "fabrik-cron-nightly", "uid": "uid-cron", "controller": true}]
                """, "{\"startTime\": \"2026-03-12T20:28:01Z\", \"active\": 1}");
        ((ObjectNode) child.path("metadata")).remove("labels");
        api.put("jobs", child);
        RunPart part = Live.collect(source).part("nightly");
        assertThat(part.configuration().specId()).contains("backup");
        assertThat(part.trace().orElseThrow().scheduled()).isTrue();
    }

    @Test
    void events_explain_what_left_no_other_trace() {
        api.put("jobs", failed("run-a"));
        api.put("events", tree("""
                {"metadata": {"name": "run-a-abcde.17a", "namespace": "fabrik-runs"}, "type": "Warning", "reason": "Evicted",
                 "lastTimestamp": "2026-03-12T20:45:00Z", "message": "The node was low on resource: memory.",
                 "involvedObject": {"kind": "Pod", "namespace": "fabrik-runs", "name": "run-a-abcde", "uid": "gone"}}
                """));
        assertThat(Live.collect(source).part("run-a").verdict().reason()).contains(FailureReason.KILLED);
    }

    @Test
    void without_events_and_schedules_a_note_says_so() {
        api.put("jobs", complete("run-a"));
        api.forbid("events", "list");
        api.forbid("cronjobs", "list");
        Live live = Live.collect(source);
        assertThat(live.parts()).hasSize(1);
        assertThat(live.gaps()).isEmpty();
        assertThat(live.all().stream().filter(Found.Notice.class::isInstance).map(Object::toString))
                .anyMatch(text -> text.contains("may not list events"))
                .anyMatch(text -> text.contains("may not list cronjobs"));
    }

    @Test
    void a_list_that_outlives_its_token_goes_on_where_the_server_offers() {
        for (int i = 0; i < 25; i++) {
            api.put("jobs", complete("run-%02d".formatted(i)));
        }
        AtomicInteger times = new AtomicInteger();
        api.instead((exchange, parameters) -> {
            if (!"run-09".equals(parameters.get("continue")) || times.getAndIncrement() > 0) {
                return false;
            }
            StubApi.status(exchange, 410, "Expired", "The provided continue parameter is too old", "run-09");
            return true;
        });
        Live live = Live.collect(source);
        assertThat(live.parts()).hasSize(25);
        assertThat(live.gaps()).isEmpty();
    }

    @Test
    void a_list_that_the_server_no_longer_keeps_begins_again() {
        for (int i = 0; i < 25; i++) {
            api.put("jobs", complete("run-%02d".formatted(i)));
        }
        AtomicInteger times = new AtomicInteger();
        api.instead((exchange, parameters) -> {
            if (!parameters.containsKey("continue") || times.getAndIncrement() > 0) {
                return false;
            }
            StubApi.status(exchange, 410, "Expired", "The provided continue parameter is too old", "");
            return true;
        });
        Live live = Live.collect(source);
        assertThat(live.parts().stream().map(RunPart::runId).distinct()).hasSize(25);
        assertThat(live.gaps()).isEmpty();
    }

    @Test
    void one_broken_object_costs_only_itself() {
        ObjectNode broken = complete("run-b");
        ((ObjectNode) broken.path("status"))
                .put("startTime", 5)
                .putArray("conditions")
                .add("x");
        api.put("jobs", complete("run-a"));
        api.put("jobs", broken);
        Live live = Live.collect(source);
        assertThat(live.parts()).extracting(RunPart::runId).containsExactly("run-a");
        assertThat(live.all()).hasAtLeastOneElementOfType(Found.Rejected.class);
    }

    private static ActiveRun known(ObjectNode job, StubApi api, KubernetesSource source, Instant seenAt) {
        String name = job.at("/metadata/name").stringValue();
        api.put("jobs", job);
        RunPart part = Live.collect(source).part(name);
        api.delete("jobs", name);
        return new ActiveRun(part, seenAt);
    }

    private RunPart vanished(ActiveRun run) {
        Live live = Live.collect(source, new Known(run.seenAt(), List.of(run)));
        assertThat(live.parts()).hasSize(1);
        return live.parts().get(0);
    }

    @Test
    void an_active_job_that_vanished_before_its_time_to_live_was_cancelled() {
        RunPart part =
                vanished(known(running("run-a"), api, source, Instant.now().minus(Duration.ofDays(1))));
        assertThat(part.verdict().outcome()).contains(Outcome.CANCELLED);
        assertThat(part.verdict().reason()).contains(FailureReason.KILLED);
        assertThat(part.verdict().evidence()).isEqualTo(Evidence.UNOBSERVED);
        assertThat(part.key().key()).isEqualTo("prod/uid-run-a");
        assertThat(part.timing().completedAt()).isEmpty();
    }

    @Test
    void the_end_of_one_that_vanished_later_is_unobserved() {
        RunPart part =
                vanished(known(running("run-a"), api, source, Instant.now().minus(Duration.ofDays(8))));
        assertThat(part.verdict().outcome()).isEmpty();
        assertThat(part.verdict().evidence()).isEqualTo(Evidence.UNOBSERVED);
    }

    @Test
    void the_end_of_a_schedules_child_that_vanished_is_unobserved() {
        ObjectNode child = job(
                "run-a",
                ", \"ownerReferences\": [{\"kind\": \"CronJob\", \"name\": \"c\", \"uid\": \"c\"}]",
                "{\"active\": 1}");
        ((ObjectNode) child.path("spec")).remove("ttlSecondsAfterFinished");
        RunPart part = vanished(known(child, api, source, Instant.now().minus(Duration.ofMinutes(5))));
        assertThat(part.verdict().outcome()).isEmpty();
        assertThat(part.verdict().evidence()).isEqualTo(Evidence.UNOBSERVED);
    }

    @Test
    void one_without_a_time_to_live_goes_only_by_hand() {
        ObjectNode job = running("run-a");
        ((ObjectNode) job.path("spec")).remove("ttlSecondsAfterFinished");
        RunPart part = vanished(known(job, api, source, Instant.now().minus(Duration.ofDays(100))));
        assertThat(part.verdict().outcome()).contains(Outcome.CANCELLED);
    }

    @Test
    void active_jobs_of_other_namespaces_are_left_alone() {
        ObjectNode job = running("run-a");
        ((ObjectNode) job.path("metadata")).put("namespace", "elsewhere");
        ActiveRun run = known(job, api, source, Instant.now());
        assertThat(Live.collect(source, new Known(Instant.now(), List.of(run))).parts())
                .isEmpty();
    }

    @Test
    void nothing_vanishes_from_a_list_that_broke_off() {
        ActiveRun run = known(running("run-a"), api, source, Instant.now());
        for (int i = 0; i < 25; i++) {
            api.put("jobs", complete("other-%02d".formatted(i)));
        }
        api.instead((exchange, parameters) -> {
            if (!parameters.containsKey("continue")) {
                return false;
            }
            StubApi.status(exchange, 400, "BadRequest", "no", "");
            return true;
        });
        Live live = Live.collect(source, new Known(run.seenAt(), List.of(run)));
        assertThat(live.parts()).hasSize(10).noneMatch(part -> part.runId().equals("run-a"));
        assertThat(live.gap()).contains("answered 400");
        assertThat(live.gaps().get(0).from()).isEqualTo(run.seenAt());
    }
}
