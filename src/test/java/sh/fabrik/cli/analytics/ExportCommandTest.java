package sh.fabrik.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.SharedData;
import sh.fabrik.cli.Cli;
import sh.fabrik.store.Database;

class ExportCommandTest {
    /** What follows from where and when a row was written, not from the run. */
    private static final List<String> OF_THE_ROW = List.of("id", "created_at", "updated_at", "part");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"killed-at-2gi", "half-missing", "three-suggestions", "regressed-after-edit", "everything-quiet"
            })
    void an_exported_world_is_read_back_without_loss(String world) throws IOException {
        Cli first = new Cli(Files.createDirectory(folder.resolve("first")));
        Path recorded = Path.of("fixtures", world).toAbsolutePath();
        first.run("collect", "specs", recorded.resolve("specs").toString(), "-p", "shop");
        first.run("collect", "csv", recorded.resolve("runs.csv").toString(), "-p", "shop")
                .succeeded();
        if (Files.exists(recorded.resolve("cluster.json"))) {
            first.run(
                            "collect",
                            "kubernetes",
                            "-p",
                            "shop",
                            "--file",
                            recorded.resolve("cluster.json").toString())
                    .succeeded();
        }
        assertReadBackWithoutLoss(first, "collect specs " + recorded.resolve("specs") + " -p shop");
    }

    @Test
    void exported_smithers_runs_are_read_back_without_loss() throws IOException {
        Cli first = new Cli(Files.createDirectory(folder.resolve("first")));
        for (String source : List.of("data/event-logs", "data/smithers-fabrik", "data/smithers-upstream")) {
            first.run("collect", "smithers", SharedData.require(source).toString());
        }
        assertReadBackWithoutLoss(first, "version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mem_eager", "llm_metr", "llm_tbench"})
    void exported_histories_are_read_back_without_loss(String name) throws IOException {
        Cli first = new Cli(Files.createDirectory(folder.resolve("first")));
        first.run(
                        "collect",
                        "csv",
                        SharedData.require("data/eval/" + name + ".csv.gz").toString())
                .succeeded();
        assertReadBackWithoutLoss(first, "version");
    }

    @Test
    void an_export_holds_the_runs_that_ended_between_its_bounds() throws IOException {
        Cli cli = new Cli(folder);
        Files.writeString(folder.resolve("runs.csv"), """
                id,spec_id,status,started_at,completed_at
                a,api,success,2026-01-30,2026-01-31
                b,api,success,2026-01-30,2026-02-01T23:59:59Z
                c,api,success,2026-01-30,2026-02-02
                """);
        cli.run("collect csv runs.csv"
                        .replace("runs.csv", folder.resolve("runs.csv").toString()))
                .succeeded();
        Cli.Result result =
                cli.run("analytics export --start 2026-02-01 --end 2026-02-02").succeeded();
        assertThat(result.out().lines()).hasSize(2).last().asString().contains(",b,");
        assertThat(result.err()).isEqualTo("1 run exported.\n");
        assertThat(cli.run("analytics export --start 2026-02-02 --end 2026-02-01")
                        .code())
                .isEqualTo(2);
    }

    private void assertReadBackWithoutLoss(Cli first, String setUp) throws IOException {
        Map<String, Map<String, Object>> runs = runs(first);
        assertThat(runs).isNotEmpty();
        Path exported = folder.resolve("export.csv");
        Files.writeString(exported, first.run("analytics export -A").succeeded().out());

        Cli second = new Cli(Files.createDirectory(folder.resolve("second")));
        second.run(setUp).succeeded();
        second.run("collect", "csv", exported.toString()).succeeded();
        assertThat(runs(second)).isEqualTo(runs);

        first.run("collect", "csv", exported.toString()).succeeded();
        assertThat(runs(first)).isEqualTo(runs);
    }

    private static Map<String, Map<String, Object>> runs(Cli cli) {
        Map<String, Map<String, Object>> runs = new TreeMap<>();
        try (Database database = Database.open(cli.database())) {
            database.sql()
                    .fetch("SELECT * FROM runs ORDER BY project_id, run_id, started_at, completed_at, status")
                    .forEach(row -> {
                        Map<String, Object> values = new TreeMap<>();
                        row.intoMap().forEach((name, value) -> values.put(name, String.valueOf(value)));
                        OF_THE_ROW.forEach(values::remove);
                        runs.put(
                                values.get("project_id") + "/" + values.get("run_id") + "/" + values.get("started_at")
                                        + "#" + runs.size(),
                                values);
                    });
        }
        return runs;
    }
}
