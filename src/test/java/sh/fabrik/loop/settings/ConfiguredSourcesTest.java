package sh.fabrik.loop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.http.Access;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;
import sh.fabrik.collect.prometheus.PrometheusSource;

final class ConfiguredSourcesTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void moveIn() {
        home = new Home(folder);
    }

    private ConfiguredSources sources() {
        return new ConfiguredSources(home.settings());
    }

    @Test
    void a_server_without_an_address_is_not_asked() {
        assertThat(sources().prometheus()).isEmpty();
        assertThat(sources().loki()).isEmpty();
    }

    @Test
    void prometheus_is_built_from_the_file_with_a_token_from_a_mounted_file() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "hunter2\n");
        home.user("""
                prometheus:
                  url: https://metrics:9090/prom/
                  timeout: 5s
                  tries: 1
                  scrapeInterval: 15s
                  labels: exported
                  lookback: 2d
                  headers: {X-Scope-OrgID: shop}
                  tokenFile: %s
                """.formatted(token));
        PrometheusSource source = sources().prometheus().orElseThrow();
        assertThat(source.http().base()).hasToString("https://metrics:9090/prom");
        assertThat(source.http().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(source.http().access()).isEqualTo(new Access.Bearer(Credential.of("hunter2")));
        assertThat(source.http().headers()).isEqualTo(Map.of("X-Scope-OrgID", Credential.of("shop")));
        assertThat(source.labels()).isEqualTo(PrometheusSource.Labels.EXPORTED);
        assertThat(source.scrapeInterval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(source.lookback()).isEqualTo(Duration.ofDays(2));
        assertThat(source).asString().doesNotContain("hunter2");
    }

    @Test
    void the_cluster_is_asked_when_the_user_says_so_or_fabrik_runs_in_a_pod() {
        assertThat(sources().kubernetes()).isEmpty();
        home.project("kubernetes: {namespace: runs}");
        assertThat(sources().kubernetes()).isEmpty();
        home.variable("KUBERNETES_SERVICE_HOST", "10.0.0.1");
        assertThat(sources().kubernetes().orElseThrow().namespace()).contains("runs");
        home.user("cluster: prod\nkubernetes: {enabled: false}");
        assertThat(sources().kubernetes()).isEmpty();
    }

    @Test
    void the_cluster_s_settings_arrive() {
        home.user(
                "cluster: prod\nkubernetes: {context: c, kubeconfig: ~/kube, allNamespaces: true, timeout: 5s, pageSize: 10}");
        KubernetesSource source = sources().kubernetes().orElseThrow();
        assertThat(source.context()).contains("c");
        assertThat(source.kubeconfig()).contains(folder.resolve("kube"));
        assertThat(source.namespace()).isEmpty();
        assertThat(source.cluster()).isEqualTo("prod");
        assertThat(source.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(source.pageSize()).isEqualTo(10);
    }

    @Test
    void loki_takes_its_key_from_the_product_s_variable_and_fabrik_s_own_beats_it() {
        home.variable("LAOS_LOKI_URL", "http://loki/loki/api/v1/push").variable("LOKI_API_KEY", "theirs");
        assertThat(sources().loki().orElseThrow().http().access())
                .isEqualTo(new Access.Bearer(Credential.of("theirs")));
        home.variable("FABRIK_LOKI_TOKEN", "ours");
        assertThat(sources().loki().orElseThrow().http().access()).isEqualTo(new Access.Bearer(Credential.of("ours")));
    }

    @Test
    void selectors_of_loki_hold_commas_and_are_separated_by_semicolons_in_a_variable() {
        home.variable("FABRIK_LOKI_URL", "http://loki")
                .variable("FABRIK_LOKI_SELECTORS", "{a=\"1\",b=\"2\"}; {c=\"3\"}");
        assertThat(sources().loki().orElseThrow().selectors()).containsExactly("{a=\"1\",b=\"2\"}", "{c=\"3\"}");
    }

    @Test
    void a_user_has_a_password_from_the_named_variable() {
        home.user("prometheus: {url: \"http://p\", user: me, passwordEnv: P}").variable("P", "hunter2");
        assertThat(sources().prometheus().orElseThrow().http().access())
                .isEqualTo(new Access.Basic("me", Credential.of("hunter2")));
    }

    @Test
    void a_secret_that_is_named_but_not_there_is_said_plainly() {
        home.user("prometheus: {url: \"http://p\", tokenEnv: NOWHERE}\nloki: {url: \"http://l\", user: me}");
        assertThatThrownBy(() -> sources().prometheus())
                .hasMessage("prometheus.tokenEnv names the variable NOWHERE, which is not set; set it.");
        assertThatThrownBy(() -> sources().loki()).hasMessageStartingWith("loki.user is set, but no password;");
        home.user("prometheus: {url: \"http://p\", tokenFile: /nowhere/token}");
        assertThatThrownBy(() -> sources().prometheus())
                .hasMessageContaining("prometheus.tokenFile names /nowhere/token, which cannot be read");
    }

    @Test
    void usual_paths_count_when_they_are_there_and_named_ones_always() {
        Home.make(home.project.resolve("specs"));
        assertThat(sources().specs()).containsExactly(home.project.resolve("specs"));
        assertThat(sources().smithers()).isEmpty();
        home.project("smithers: {paths: state}");
        assertThat(sources().smithers()).containsExactly(home.project.resolve("state"));
    }
}
