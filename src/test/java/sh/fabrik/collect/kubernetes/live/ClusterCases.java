package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;

/** What holds on the client library's mock server and on a real API server alike. */
abstract class ClusterCases {

    /** Creates and deletes what the collector then reads. */
    abstract KubernetesClient client();

    abstract String namespace();

    abstract Path kubeconfig();

    KubernetesSource source() {
        return new KubernetesSource(
                Optional.of(kubeconfig()),
                Optional.empty(),
                Optional.of(namespace()),
                "test",
                10,
                Duration.ofSeconds(30),
                Duration.ZERO);
    }

    /** A Job that nothing will run: it is suspended. */
    Job create(String name) {
        return client().batch()
                .v1()
                .jobs()
                .inNamespace(namespace())
                .resource(new JobBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels(Map.of("fabrik.sh/managed-by", "fabrik", "fabrik.sh/run-id", name))
                        .endMetadata()
                        .withNewSpec()
                        .withSuspend(true)
                        .withTtlSecondsAfterFinished(604800)
                        .withNewTemplate()
                        .withNewSpec()
                        .withRestartPolicy("Never")
                        .addNewContainer()
                        .withName("fabrik")
                        .withImage("example.invalid/fabrik")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    void delete(String name) {
        client().batch().v1().jobs().inNamespace(namespace()).withName(name).delete();
    }

    /** A pod of that Job which no node takes. */
    Pod podOf(Job job) {
        String name = job.getMetadata().getName();
        return client().pods()
                .inNamespace(namespace())
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName(name + "-abcde")
                        .addToLabels(Map.of("job-name", name, "batch.kubernetes.io/job-name", name))
                        .addNewOwnerReference()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(name)
                        .withUid(job.getMetadata().getUid())
                        .endOwnerReference()
                        .endMetadata()
                        .withNewSpec()
                        .withServiceAccountName("reader")
                        .withNodeSelector(Map.of("fabrik.sh/test", "no-such-node"))
                        .withRestartPolicy("Never")
                        .addNewContainer()
                        .withName("fabrik")
                        .withImage("example.invalid/fabrik")
                        .withNewResources()
                        .withLimits(Map.of("memory", new io.fabric8.kubernetes.api.model.Quantity("2Gi")))
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    @Test
    void jobs_are_listed() {
        for (int i = 0; i < 25; i++) {
            create("listed-%02d".formatted(i));
        }
        Live live = Live.collect(source());
        assertThat(live.gaps()).isEmpty();
        assertThat(live.parts()).extracting(RunPart::runId).contains("listed-00", "listed-24");
        assertThat(live.parts())
                .filteredOn(part -> part.runId().startsWith("listed-"))
                .hasSize(25);
        assertThat(live.parts())
                .allSatisfy(part -> assertThat(part.verdict().outcome()).isEmpty());
    }

    @Test
    void the_pods_of_a_job_are_found_and_those_of_others_are_not() {
        Job job = create("with-pod");
        Job other = create("with-pod-too");
        podOf(job);
        podOf(other);
        RunPart part = Live.collect(source()).part("with-pod");
        assertThat(part.pods())
                .singleElement()
                .satisfies(pod -> assertThat(pod.name()).isEqualTo("with-pod-abcde"));
        assertThat(part.configuration().memoryLimit()).hasToString("Optional[2Gi]");
    }

    @Test
    void a_job_that_was_deleted_between_two_lists_was_cancelled() {
        create("vanishing");
        RunPart seen = Live.collect(source()).part("vanishing");
        delete("vanishing");
        Known known = new Known(Instant.now(), List.of(new ActiveRun(seen, Instant.now())));
        Live live = Live.collect(source(), known);
        assertThat(live.part("vanishing").verdict().outcome()).contains(Outcome.CANCELLED);
        assertThat(live.all()).doesNotHaveAnyElementsOfTypes(Found.Rejected.class);
    }
}
