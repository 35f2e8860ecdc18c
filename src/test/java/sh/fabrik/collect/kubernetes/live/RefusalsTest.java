package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.kubernetes.live.Objects.failed;
import static sh.fabrik.collect.kubernetes.live.Objects.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Outcome;

class RefusalsTest {
    private final StubApi api = StubApi.plain();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        api.close();
    }

    private KubernetesSource source() {
        return Live.source(api.kubeconfig(folder));
    }

    private String answering(StubApi.Instead answer) {
        api.instead(answer);
        return Live.collect(source()).gap();
    }

    @Test
    void a_missing_permission_is_named() {
        api.forbid("jobs", "list");
        assertThat(Live.collect(source()).gap())
                .startsWith(
                        "Missing permission: system:serviceaccount:fabrik:reader may not list jobs (API group batch) in namespace fabrik-runs")
                .contains("(403)", "role.yaml");
    }

    @Test
    void without_a_namespace_it_is_missing_everywhere() {
        api.forbid("jobs", "list");
        KubernetesSource s = source();
        KubernetesSource everywhere = new KubernetesSource(
                s.kubeconfig(), s.context(), Optional.empty(), s.cluster(), s.pageSize(), s.timeout(), s.watch());
        assertThat(Live.collect(everywhere).gap()).contains("in all namespaces", "ClusterRole");
    }

    @Test
    void jobs_are_collected_though_their_pods_may_not_be_read() {
        api.put("jobs", failed("run-a"));
        api.put("pods", pod("run-a", 137, "OOMKilled"));
        api.forbid("pods", "list");
        Live live = Live.collect(source());
        assertThat(live.part("run-a").verdict().outcome()).contains(Outcome.FAILED);
        assertThat(live.gap()).contains("may not list pods (API group core)");
    }

    @Test
    void who_is_not_known_is_told_to_log_in() {
        assertThat(answering((exchange, parameters) -> {
                    StubApi.status(exchange, 401, "Unauthorized", "Unauthorized", "");
                    return true;
                }))
                .contains("does not know who is asking (401)", "Log in again");
    }

    @Test
    void a_web_page_is_no_api() {
        assertThat(answering((exchange, parameters) -> {
                    StubApi.send(exchange, 200, "<!DOCTYPE html><title>Log in</title>");
                    return true;
                }))
                .contains("a web page", "proxy");
    }

    @Test
    void an_answer_of_another_kind_is_no_api() {
        assertThat(answering((exchange, parameters) -> {
                    StubApi.send(exchange, 200, "{\"hello\": \"world\"}");
                    return true;
                }))
                .contains("no Kubernetes API server");
    }

    @Test
    void a_server_without_the_resource_is_named() {
        assertThat(answering((exchange, parameters) -> {
                    StubApi.send(exchange, 404, "404 page not found");
                    return true;
                }))
                .contains("has no cronjobs (API group batch) (404)");
    }

    @Test
    void a_server_that_fails_is_asked_again_before_it_is_a_gap() {
        assertThat(answering((exchange, parameters) -> {
                    StubApi.status(exchange, 500, "InternalError", "etcdserver: request timed out", "");
                    return true;
                }))
                .contains("answered 500", "etcdserver");
        assertThat(api.asked.stream().filter(uri -> uri.contains("/cronjobs"))).hasSizeGreaterThan(1);
    }

    @Test
    void a_slow_server_is_not_waited_for_longer_than_was_said() {
        CountDownLatch done = new CountDownLatch(1);
        api.instead((exchange, parameters) -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
        KubernetesSource s = source();
        KubernetesSource hasty = new KubernetesSource(
                s.kubeconfig(), s.context(), s.namespace(), s.cluster(), 10, Duration.ofSeconds(1), s.watch());
        assertThat(Live.collect(hasty).gap()).contains("did not answer within 1 s");
        done.countDown();
    }

    @Test
    void a_server_that_is_down_is_a_gap() {
        KubernetesSource source = source();
        api.close();
        assertThat(Live.collect(source).gap()).contains("Nothing answers at http://127.0.0.1:");
    }

    @Test
    void a_kubeconfig_that_points_nowhere_is_named() throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(Live.collect(Live.source(missing)).gap()).contains("The kubeconfig " + missing + " is not there");
        Path broken = Files.writeString(folder.resolve("broken"), "clusters: [");
        assertThat(Live.collect(Live.source(broken)).gap())
                .contains("The kubeconfig " + broken)
                .contains("repair it");
        Path empty = Files.writeString(folder.resolve("empty"), "apiVersion: v1\nkind: Config\n");
        assertThat(Live.collect(Live.source(empty)).gap()).contains("no current context");
        Path away = Files.writeString(
                folder.resolve("away"),
                Files.readString(api.kubeconfig(folder)).replace("127.0.0.1", "nowhere.invalid"));
        assertThat(Live.collect(Live.source(away)).gap()).contains("The host of http://nowhere.invalid:");
    }

    @Test
    void a_context_that_does_not_exist_is_not_replaced_by_another() {
        KubernetesSource s = source();
        KubernetesSource wrong = new KubernetesSource(
                s.kubeconfig(),
                Optional.of("production"),
                s.namespace(),
                s.cluster(),
                s.pageSize(),
                s.timeout(),
                s.watch());
        assertThat(Live.collect(wrong).gap()).contains("has no context production; it has stub.");
        assertThat(api.asked).isEmpty();
    }
}
