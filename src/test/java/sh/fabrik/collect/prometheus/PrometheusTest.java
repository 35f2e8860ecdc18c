package sh.fabrik.collect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.Access;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.run.FinishedRun;

final class PrometheusTest extends PlantedRuns {
    @TempDir
    Path own;

    @Override
    MetricsServer server(Path empty) throws IOException {
        return MetricsServer.prometheus(empty);
    }

    @Test
    void a_server_that_wants_a_password_answers_who_knows_it() throws IOException {
        Path web = Files.writeString(
                own.resolve("web.yml"),
                "basic_auth_users: {ops: $2b$10$4cCxq7WZPCrXQiI//zzdd.cUuyn4hTaHrYqNPhMPx33om0kPkP3du}\n");
        HttpSource knowing =
                HttpSource.at("http://127.0.0.1:1").withAccess(new Access.Basic("ops", Credential.of("let-me-in-42")));
        try (MetricsServer server = MetricsServer.prometheus(own, List.of("--web.config.file=" + web), knowing)) {
            List<FinishedRun> runs = FinishedRuns.hourly(2);
            assertThat(collect(server.source(), runs))
                    .hasSize(3)
                    .filteredOn(Found.Part.class::isInstance)
                    .hasSize(2);
            HttpSource wrong = server.source().withAccess(new Access.Basic("ops", Credential.of("gu3ss")));
            assertThat(collect(wrong, runs))
                    .singleElement()
                    .satisfies(found -> assertThat(((Found.Gap) found).reason())
                            .contains("401", "credentials are wrong")
                            .doesNotContain("gu3ss"));
        }
    }

    @Test
    void a_server_that_stops_in_the_middle_leaves_a_gap_for_the_rest() throws IOException {
        try (MetricsServer server = MetricsServer.prometheus(own)) {
            List<FinishedRun> runs = List.of(
                    FinishedRuns.in("a", "one", FinishedRuns.START, 600),
                    FinishedRuns.in("b", "two", FinishedRuns.START.plusSeconds(60), 600));
            List<Found> found = PrometheusCollector.collect(
                            PrometheusSource.at(server.source().withTries(1)), runs)
                    .peek(each -> server.close())
                    .toList();
            assertThat(found.get(0)).isInstanceOf(Found.Part.class);
            Found.Gap gap = (Found.Gap) found.get(1);
            assertThat(gap.source()).isEqualTo("prometheus");
            assertThat(gap.reason()).contains("refused the connection");
            assertThat(gap.from()).isEqualTo(runs.get(1).start());
            assertThat(gap.to()).isEqualTo(runs.get(1).end());
        }
    }

    private static List<Found> collect(HttpSource source, List<FinishedRun> runs) {
        return PrometheusCollector.collect(PrometheusSource.at(source), runs).toList();
    }
}
