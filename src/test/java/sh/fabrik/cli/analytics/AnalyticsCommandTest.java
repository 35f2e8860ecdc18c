package sh.fabrik.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.SharedData;
import sh.fabrik.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyticsCommandTest {
    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void collect() {
        cli = new Cli(folder);
        Path world = Path.of("fixtures", "three-suggestions").toAbsolutePath();
        cli.run("collect", "specs", world.resolve("specs").toString(), "-p", "shop")
                .succeeded();
        cli.run("collect", "csv", world.resolve("runs.csv").toString(), "-p", "shop")
                .succeeded();
        cli.run(
                        "collect",
                        "kubernetes",
                        "-p",
                        "shop",
                        "--file",
                        world.resolve("cluster.json").toString())
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analytics runs --spec specs/api-impl.json --last-30d",
                "analytics models --success-rate",
                "analytics resources --show-p95",
                "analytics failures --last 6w",
                "analytics cost --since 2026-01-01 --until 2026-03-01",
                "analytics quality --sort success:desc --limit 3"
            })
    void every_spelling_of_the_specification_answers(String line) {
        Cli.Result table = cli.run(line + " -p shop").succeeded();
        assertThat(table.out().lines().count()).describedAs(table.out()).isGreaterThan(1);
        JsonNode json = JsonMapper.shared()
                .readTree(cli.run(line + " -p shop --json").succeeded().out());
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("rows").size()).isPositive();
        List<String> csv =
                cli.run(line + " -p shop --csv").succeeded().out().lines().toList();
        assertThat(csv).hasSize(json.path("rows").size() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "models", "resources", "failures", "cost", "quality"})
    void a_table_fits_the_terminal_and_is_whole_when_piped(String analysis) {
        for (int width : List.of(80, 100, 140)) {
            String out = new Cli(folder)
                    .onTerminal(width)
                    .run("analytics " + analysis + " -p shop")
                    .succeeded()
                    .out();
            assertThat(out.lines())
                    .allMatch(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").length() <= width);
        }
        assertThat(cli.run("analytics " + analysis + " -p shop").succeeded().out())
                .doesNotContain("…");
    }

    @Test
    void a_rate_stands_with_its_interval_and_n() {
        String quality =
                cli.run("analytics quality -p shop --spec fix-bug").succeeded().out();
        assertThat(quality).containsPattern("\\d+ % \\(\\d+-\\d+ %\\) of \\d+");
        JsonNode success = JsonMapper.shared()
                .readTree(cli.run("analytics quality -p shop --spec fix-bug --json")
                        .out())
                .at("/rows/0/success");
        assertThat(success.path("low").asDouble())
                .isLessThan(success.path("share").asDouble());
        assertThat(success.path("high").asDouble())
                .isGreaterThan(success.path("share").asDouble());
        assertThat(success.path("n").asInt()).isPositive();
    }

    @Test
    void rows_come_in_the_order_asked_for() {
        String[] ascending = scores("--sort score");
        String[] descending = scores("--sort score:desc");
        assertThat(ascending).isSortedAccordingTo(AnalyticsCommandTest::byNumber);
        assertThat(descending).isSortedAccordingTo((a, b) -> byNumber(b, a));
    }

    @Test
    void a_column_may_be_named_as_people_see_it() {
        assertThat(scores("--sort SCORE:desc")).isEqualTo(scores("--sort score:desc"));
        assertThat(cli.run("analytics runs -p shop --csv --sort took")
                        .succeeded()
                        .out())
                .isEqualTo(cli.run("analytics runs -p shop --csv --sort duration_seconds")
                        .succeeded()
                        .out());
    }

    private String[] scores(String order) {
        return cli.run("analytics quality -p shop --csv " + order)
                .succeeded()
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[4])
                .filter(score -> !score.isEmpty())
                .toArray(String[]::new);
    }

    private static int byNumber(String a, String b) {
        return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
    }

    @Test
    void a_misspelled_column_or_spec_is_answered_with_what_may_be_meant() {
        Cli.Result column = cli.run("analytics quality -p shop --sort scor");
        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err()).contains("Did you mean score?");
        Cli.Result spec = cli.run("analytics quality -p shop --spec api-imlp");
        assertThat(spec.code()).isEqualTo(2);
        assertThat(spec.err()).contains("Did you mean api-impl?");
    }

    @Test
    void attempts_of_a_type_of_task_are_counted_per_model() {
        cli.run(
                        "collect",
                        "smithers",
                        SharedData.require("data/smithers-upstream").toString(),
                        "-p",
                        "real")
                .succeeded();
        Cli.Result rates = cli.run(
                        "analytics models --task-type hello --success-rate -p real --until 2027-01-01 --last 1000d")
                .succeeded();
        assertThat(rates.out()).containsPattern("hello +\\S+ +.* of \\d+");
        Cli.Result misspelled = cli.run("analytics models --task-type helo -p real --until 2027-01-01 --last 1000d")
                .succeeded();
        assertThat(misspelled.err()).contains("Did you mean hello?");
    }

    @Test
    void a_report_is_markdown_with_the_worst_spec_first() {
        String report = cli.run("analytics report --format markdown -p shop")
                .succeeded()
                .out();
        assertThat(report)
                .startsWith("# Quality of the specs of shop\n")
                .contains("## Models", "## Failures", "## Memory");
        assertThat(report.lines().filter(line -> line.startsWith("| shop | ")).findFirst())
                .get()
                .asString()
                .contains("fix-bug");
        assertThat(cli.run("analytics report --format html -p shop").code()).isEqualTo(2);
    }

    @Test
    void an_empty_window_is_explained_and_is_no_failure() {
        Cli.Result result =
                cli.run("analytics models -p shop --until 2020-01-01").succeeded();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("No run of project shop ended between", "--until latest");
        assertThat(cli.run("analytics models -p shop --until 2020-01-01 --json").out())
                .contains("\"rows\" : [ ]");
    }

    @Test
    void rows_that_a_limit_leaves_out_are_counted() {
        Cli.Result result = cli.run("analytics runs -p shop --limit 2").succeeded();
        assertThat(result.out().lines()).hasSize(3);
        assertThat(result.err()).containsPattern("… and \\d+ more; --limit \\d+ shows all.");
        assertThat(Arrays.stream(result.err().split("\n"))).anyMatch(line -> line.contains("90 % interval"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics runs", "suggest"})
    void a_limit_that_is_no_number_of_rows_is_refused(String command) {
        Cli.Result result = cli.run(command + " -p shop --limit -3");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("\"-3\" is no number of rows; give 0 or more");
    }
}
