package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.collect.http.Stub;
import sh.fabrik.collect.kubernetes.live.StubApi;
import sh.fabrik.collect.prometheus.MetricsServer;
import sh.fabrik.store.Database;
import sh.fabrik.store.Dump;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command, all sources: 200 runs of a cluster, a real Prometheus, Loki and a folder of specs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatherWorldTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final ManyRuns world = new ManyRuns(200, now.minus(Duration.ofHours(48)));
    private final StubApi cluster = StubApi.plain();
    private final Stub logs = new Stub(this::answer);

    private MetricsServer metrics;
    private List<String> complete = List.of();

    @BeforeAll
    void start(@TempDir Path shared) throws IOException, InterruptedException {
        metrics = MetricsServer.prometheus(shared);
        metrics.plant(world.metrics());
        world.putInto(cluster);
        Cli cli = cli(Files.createDirectories(shared.resolve("complete")));
        cli.run("collect").succeeded();
        complete = dump(cli);
    }

    @AfterAll
    void stop() {
        if (metrics != null) {
            metrics.close();
        }
        logs.close();
        cluster.close();
    }

    private void answer(Stub.Asked asked, HttpExchange exchange) throws IOException {
        if (asked.path().equals("/loki/api/v1/labels")) {
            Stub.send(exchange, 200, "{\"status\":\"success\",\"data\":[\"run_id\",\"pod\"]}");
        } else {
            world.logs().answer(asked, exchange);
        }
    }

    private Cli cli(Path folder) throws IOException {
        return cli(folder, cluster);
    }

    private Cli cli(Path folder, StubApi api) throws IOException {
        world.writeSpecs(folder.resolve("specs"));
        return new Cli(folder)
                .at(now)
                .with("FABRIK_PROJECT", "shop")
                .with("FABRIK_CLUSTER", "prod")
                .with("FABRIK_KUBERNETES_KUBECONFIG", api.kubeconfig(folder).toString())
                .with("FABRIK_KUBERNETES_PAGE_SIZE", "20")
                .with("FABRIK_PROMETHEUS_URL", metrics.source().base().toString())
                .with("FABRIK_PROMETHEUS_SCRAPE_INTERVAL", "15s")
                .with("FABRIK_PROMETHEUS_TRIES", "1")
                .with("FABRIK_LOKI_URL", logs.address())
                .with("FABRIK_LOKI_PAUSE", "1ms")
                .with("FABRIK_LOKI_TRIES", "1");
    }

    private static List<String> dump(Cli cli) {
        try (Database database = Database.open(cli.database())) {
            return Dump.of(database);
        }
    }

    private static JsonNode json(Cli cli) {
        return JsonMapper.builder()
                .build()
                .readTree(cli.run("collect --json").succeeded().out());
    }

    private static JsonNode field(JsonNode gathered, String name) {
        for (JsonNode field : gathered.path("coverage")) {
            if (field.path("field").asString().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("No field " + name + " in " + gathered.path("coverage"));
    }

    private static int openGaps(Cli cli) {
        try (Database database = Database.open(cli.database())) {
            return database.sql()
                    .fetchSingle("SELECT count(*) FROM source_gaps WHERE filled_at IS NULL")
                    .get(0, Integer.class);
        }
    }

    @Test
    void every_run_has_what_the_sources_know_and_the_rest_has_a_reason(@TempDir Path folder) throws IOException {
        JsonNode gathered = json(cli(folder));
        assertThat(field(gathered, "outcome").path("known").asInt()).isEqualTo(200);
        assertThat(field(gathered, "memory limit").path("lacking").toString()).isEqualTo("{\"no limit was set\":10}");
        assertThat(field(gathered, "memory peak").path("lacking").toString())
                .isEqualTo("{\"Prometheus has no samples\":4,\"too short for the scrape interval\":20}");
        assertThat(field(gathered, "CPU").path("known").asInt()).isBetween(176, 196);
        assertThat(field(gathered, "LLM cost").path("lacking").toString())
                .isEqualTo("{\"no price for the model\":50,\"no token counts\":50}");
        assertThat(field(gathered, "error of failed runs").path("of").asInt()).isEqualTo(56);
        assertThat(field(gathered, "error of failed runs").path("lacking").toString())
                .isEqualTo("{\"the logs do not tell\":24}");
        assertThat(gathered.path("sources").findValuesAsString("source"))
                .contains("kubernetes", "prometheus", "loki", "specs");
    }

    @Test
    void the_table_below_the_summary_says_the_same(@TempDir Path folder) throws IOException {
        String out = cli(folder).run("collect").succeeded().out();
        assertThat(out)
                .contains("kubernetes (project shop): 200 seen, 200 new")
                .containsPattern(
                        "memory peak +176 +200  20 too short for the scrape interval, 4 Prometheus has no samples");
    }

    @Test
    void a_second_collect_and_one_with_another_window_change_nothing(@TempDir Path folder) throws IOException {
        Cli cli = cli(folder);
        cli.run("collect").succeeded();
        JsonNode second = json(cli.at(now.plus(Duration.ofMinutes(30))));
        assertThat(second.path("sources").findValuesAsString("added")).containsOnly("0");
        assertThat(dump(cli)).isEqualTo(complete);
    }

    @ParameterizedTest
    @CsvSource({"PROMETHEUS_URL, prometheus", "LOKI_URL, loki"})
    void a_server_that_is_down_leaves_a_gap_that_the_next_collect_fills(String key, String source, @TempDir Path folder)
            throws IOException {
        Cli cli = cli(folder).with("FABRIK_" + key, NOBODY);
        assertThat(cli.run("collect").succeeded().err()).contains("gap: " + source);
        assertThat(openGaps(cli)).isEqualTo(1);
        assertThat(cli.run("doctor").out())
                .containsPattern("✘ fail  " + source)
                .containsPattern("! warn  gaps +" + source);
        Cli again = cli(folder);
        again.run("collect").succeeded();
        assertThat(openGaps(again)).isZero();
        assertThat(dump(again)).isEqualTo(complete);
    }

    @Test
    void a_cluster_that_fails_in_the_middle_of_its_pages_leaves_a_gap_that_the_next_collect_fills(@TempDir Path folder)
            throws IOException {
        try (StubApi shaky = StubApi.plain()) {
            world.putInto(shaky);
            AtomicInteger left = new AtomicInteger(5);
            shaky.instead((exchange, parameters) -> {
                boolean refused = left.getAndDecrement() <= 0 && left.get() > -20;
                if (refused) {
                    StubApi.status(exchange, 500, "InternalError", "etcd is away", "");
                }
                return refused;
            });
            Cli cli = cli(folder, shaky);
            assertThat(cli.run("collect").succeeded().err()).contains("gap: kubernetes");
            left.set(1000);
            cli.run("collect").succeeded();
            assertThat(openGaps(cli)).isZero();
            assertThat(dump(cli)).isEqualTo(complete);
        }
    }

    @Test
    void a_cluster_that_is_away_leaves_a_gap_that_the_next_collect_fills(@TempDir Path folder) throws IOException {
        StubApi gone = StubApi.plain();
        Cli cli = cli(folder, gone);
        gone.close();
        assertThat(cli.run("collect").succeeded().err()).contains("gap: kubernetes", "Nothing answers at");
        assertThat(cli.run("suggest").err()).contains("gap: kubernetes (prod) did not tell everything from");
        Cli again = cli(folder);
        again.run("collect").succeeded();
        assertThat(openGaps(again)).isZero();
        assertThat(dump(again)).isEqualTo(complete);
    }

    @Test
    void a_missing_permission_is_said_plainly(@TempDir Path folder) throws IOException {
        try (StubApi strict = StubApi.plain()) {
            world.putInto(strict);
            strict.forbid("pods", "list");
            Cli.Result doctor = cli(folder, strict).run("doctor");
            assertThat(doctor.out())
                    .contains(
                            "✘ fail  kubernetes     Missing permission: system:serviceaccount:fabrik:reader may not list pods");
            assertThat(doctor.code()).isEqualTo(ExitCode.FINDINGS.code());
        }
    }

    @Test
    void runs_that_finish_between_two_collects_end_as_if_they_were_seen_once(@TempDir Path folder) throws IOException {
        try (StubApi alive = StubApi.plain()) {
            world.runs().forEach(run -> ManyRuns.put(alive, run, run.number() < 120));
            Cli cli = cli(folder, alive);
            cli.run("collect").succeeded();
            world.putInto(alive);
            cli.run("collect").succeeded();
            assertThat(dump(cli)).isEqualTo(complete);
        }
    }

    @Test
    void doctor_asks_every_source_once_and_all_answer(@TempDir Path folder) throws IOException {
        Cli cli = cli(folder);
        cli.run("collect").succeeded();
        String out = cli.run("doctor").succeeded().out();
        assertThat(out)
                .contains(
                        "kubernetes     cluster prod answers, and lets Jobs and pods be read in namespace fabrik-runs.")
                .contains("there is no price for mystery-9")
                .containsPattern("✔ ok    loki +http://127.0.0.1:\\d+ answers; its streams have 2 labels")
                .containsPattern("prometheus +http://127.0.0.1:\\d+ answers");
    }
}
