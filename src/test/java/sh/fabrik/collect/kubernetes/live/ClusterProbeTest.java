package sh.fabrik.collect.kubernetes.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterProbeTest {
    private final StubApi api = StubApi.plain();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        api.close();
    }

    private ClusterProbe probe() {
        return ClusterProbe.of(Live.source(api.kubeconfig(folder)), Clock.systemUTC());
    }

    @Test
    void a_cluster_that_lets_everything_be_read_has_nothing_to_complain_about() {
        ClusterProbe probe = probe();
        assertThat(probe.failures()).isEmpty();
        assertThat(probe.shortcomings()).isEmpty();
        assertThat(probe.ahead().orElseThrow().abs()).isLessThan(Duration.ofMinutes(5));
        assertThat(api.asked).hasSize(4).allMatch(question -> question.contains("limit=1"));
    }

    @Test
    void each_missing_permission_is_named_and_only_jobs_and_pods_are_needed() {
        api.forbid("pods", "list");
        api.forbid("events", "list");
        ClusterProbe probe = probe();
        assertThat(probe.failures()).singleElement().asString().contains("may not list pods (API group core)");
        assertThat(probe.shortcomings()).singleElement().asString().contains("may not list events");
    }

    @Test
    void a_cluster_that_is_away_is_asked_once() {
        api.close();
        ClusterProbe probe = probe();
        assertThat(probe.failures()).singleElement().asString().contains("Nothing answers at");
        assertThat(probe.shortcomings()).isEmpty();
        assertThat(probe.ahead()).isEmpty();
    }
}
