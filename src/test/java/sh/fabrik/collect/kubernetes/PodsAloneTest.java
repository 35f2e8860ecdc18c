package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.Kubectl.ended;
import static sh.fabrik.collect.kubernetes.Kubectl.pod;
import static sh.fabrik.collect.kubernetes.Kubectl.read;

import org.junit.jupiter.api.Test;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.Verdict.Evidence;

class PodsAloneTest {

    @Test
    void pods_whose_job_is_not_in_the_input_still_make_a_run_under_the_jobs_key() {
        RunPart part = read(ended(1, "Succeeded", 0, "Completed")).only();
        assertThat(part.key()).isEqualTo(new RunKey(Source.KUBERNETES, "prod/" + Kubectl.JOB_UID));
        assertThat(part.runId()).isEqualTo("01JK7V8X");
        assertThat(part.verdict()).isEqualTo(Verdict.success(Evidence.CONTAINER_STATE));
        assertThat(part.timing().startedAt()).hasToString("Optional[2026-03-12T20:28:01Z]");
        assertThat(part.timing().completedAt()).hasToString("Optional[2026-03-12T20:50:00Z]");
    }

    @Test
    void their_failures_count_like_those_of_a_job() {
        Verdict verdict = read(ended(1, "Failed", 137, "OOMKilled"), ended(2, "Failed", 4, "Error"))
                .only()
                .verdict();
        assertThat(verdict.outcome()).contains(Outcome.FAILED);
        assertThat(verdict.reason()).contains(FailureReason.OOM);
        assertThat(verdict.evidence()).isEqualTo(Evidence.CONTAINER_STATE);
    }

    @Test
    void one_that_still_runs_is_no_outcome() {
        assertThat(read(ended(1, "Failed", 1, "Error"), pod(2, "phase: Running\n"))
                        .only()
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_lost_node_is_an_end() {
        Verdict verdict =
                read(pod(1, "phase: Unknown\nreason: NodeLost\n")).only().verdict();
        assertThat(verdict.reason()).contains(FailureReason.KILLED);
    }

    @Test
    void labels_join_a_pod_that_names_no_owner() {
        String withoutOwner =
                ended(1, "Failed", 137, "OOMKilled").replaceAll("(?s)  ownerReferences:.*?spec:", "spec:");
        assertThat(read(Kubectl.failed("BackoffLimitExceeded"), withoutOwner)
                        .only()
                        .verdict()
                        .reason())
                .contains(FailureReason.OOM);
        String oldLabels = withoutOwner.replace("batch.kubernetes.io/", "");
        assertThat(read(oldLabels).only().key().key()).isEqualTo("prod/" + Kubectl.JOB_UID);
        String onlyName = withoutOwner.replaceAll("    batch.kubernetes.io/controller-uid: .*\n", "");
        assertThat(read(onlyName, Kubectl.failed("BackoffLimitExceeded"))
                        .only()
                        .verdict()
                        .reason())
                .contains(FailureReason.OOM);
    }

    @Test
    void a_pod_of_an_earlier_job_of_the_same_name_stays_with_that_job() {
        String other = ended(1, "Failed", 137, "OOMKilled").replace(Kubectl.JOB_UID, "earlier");
        assertThat(read(Kubectl.failed("BackoffLimitExceeded"), other).parts())
                .extracting(part -> part.key().key())
                .containsExactlyInAnyOrder("prod/" + Kubectl.JOB_UID, "prod/earlier");
    }

    @Test
    void pods_of_no_job_and_sync_pods_are_kept_out_and_said() {
        var result = read("""
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Pod, metadata: {name: fabrik-sync-x-1773347280, namespace: fabrik-runs, uid: s1}}
                - {apiVersion: v1, kind: Pod, metadata: {name: web-1, namespace: shop, uid: w1, labels: {controller-uid: x},
                   ownerReferences: [{kind: ReplicaSet, name: web, uid: r1}]}}
                """);
        assertThat(result.parts()).isEmpty();
        assertThat(result.notices())
                .anySatisfy(n -> assertThat(n).contains("Sync pods", "fabrik-sync-x-1773347280"))
                .anySatisfy(n -> assertThat(n).contains("belong to no Job", "shop/web-1"));
    }
}
