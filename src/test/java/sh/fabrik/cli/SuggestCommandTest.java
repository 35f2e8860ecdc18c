package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.cli.context.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SuggestCommandTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder).with("FABRIK_DB", folder.resolve("h.db").toString());
    }

    private void collect() {
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("collect kubernetes --file " + WORLD.resolve("cluster.json") + " --project shop")
                .succeeded();
    }

    private static JsonNode json(Cli.Result result) {
        return JsonMapper.builder().build().readTree(result.out());
    }

    private JsonNode first() {
        return json(cli.run("suggest --json --project shop").succeeded()).at("/suggestions/0");
    }

    @Test
    void it_analyses_by_itself_when_something_was_collected_since() {
        collect();
        JsonNode first = first();
        assertThat(first.path("priority").asString()).isEqualTo("HIGH");
        assertThat(first.path("suggestedValue").asString()).isEqualTo("memory: 4Gi");
        assertThat(first.path("spec").asString()).isEqualTo("api-impl");
    }

    @Test
    void without_a_rule_nothing_is_analysed_and_nothing_expires() {
        collect();
        String id = first().path("id").asString();
        Cli.Result refused = cli.run("analyze --project shop --as-of latest --rules " + folder.resolve("none"));
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(refused.err()).contains("There is no such rules folder", "the suggestions stay as they are");
        assertThat(first().path("id").asString()).isEqualTo(id);
    }

    @Test
    void every_observed_figure_is_what_its_query_returns() throws Exception {
        collect();
        JsonNode story = json(
                cli.run("suggest show --json " + first().path("id").asString()).succeeded());
        int checked = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("h.db"));
                Statement statement = connection.createStatement()) {
            for (JsonNode figure : story.at("/evidence/figures")) {
                if (figure.path("kind").asString().equals("observed")) {
                    ResultSet row = statement.executeQuery(figure.path("sql").asString());
                    assertThat(row.next()).isTrue();
                    assertThat(row.getDouble(1))
                            .describedAs(figure.toString())
                            .isEqualTo(figure.path("value").asDouble());
                    checked++;
                }
            }
        }
        assertThat(checked).isPositive();
        assertThat(story.at("/rule/thresholds").size()).isPositive();
        assertThat(story.at("/evidence/runs").size()).isPositive();
    }

    @Test
    void show_tells_rule_thresholds_numbers_runs_and_what_to_do() {
        collect();
        String out = cli.run("suggest show " + first().path("id").asString())
                .succeeded()
                .out();
        assertThat(out).contains("raise-memory-limit.drl:", "Numbers", "SELECT", "Runs (", "fabrik suggest apply");
        assertThat(out).contains("largest peak, bytes = 2147483648\n"); // to the last digit, as the query returns it
        assertThat(out.split("estimated: max\\(largest seen", -1)).hasSize(2); // five figures, told together
    }

    @Test
    void a_rejected_suggestion_stays_away_and_an_applied_one_too() {
        collect();
        String id = first().path("id").asString();
        cli.run("suggest", "ignore", id, "--reason", "no room on the node").succeeded();
        cli.run("analyze --project shop").succeeded();
        assertThat(json(cli.run("suggest --json --project shop"))
                        .path("suggestions")
                        .toString())
                .doesNotContain(id);
    }

    @Test
    void nothing_to_suggest_is_a_sentence_and_no_error() {
        Path quiet = Path.of("fixtures/everything-quiet").toAbsolutePath();
        cli.run("collect csv " + quiet.resolve("runs.csv") + " --project shop").succeeded();
        Cli.Result result = cli.run("suggest --project shop").succeeded();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Nothing to suggest");
        assertThat(json(cli.run("suggest --json --project shop")).path("suggestions"))
                .isEmpty();
        assertThat(cli.run("suggest --exit-code --project shop").code()).isZero();
    }

    @Test
    void an_empty_window_names_the_history_there_is_and_as_of_latest() throws Exception {
        Files.writeString(
                folder.resolve("old.csv"),
                "run_id,spec_id,status,started_at,completed_at\na,x,success,1600000000,1600000100\n");
        cli.run("collect csv " + folder.resolve("old.csv") + " --project shop").succeeded();
        assertThat(cli.run("analyze --project shop").succeeded().err()).contains("--as-of latest", "2020-09-13");
        assertThat(cli.run("analyze --project shop --as-of latest").succeeded().out())
                .contains("1 runs of 1 specs");
        assertThat(cli.run("analyze --project other").succeeded().err()).contains("there are some of shop");
    }

    @Test
    void without_any_history_it_says_how_to_get_one() {
        Cli.Result result = cli.run("suggest");
        assertThat(result.code()).isEqualTo(ExitCode.NO_DATA.code());
        assertThat(result.err()).contains("There is no history", "fabrik collect --help");
        assertThat(folder.resolve("h.db")).doesNotExist();
    }

    /** As in a folder that is not for this user: whether there is one cannot be seen, and is not denied. */
    @ParameterizedTest
    @ValueSource(strings = {"suggest", "suggest --json", "analyze", "doctor"})
    void a_history_that_cannot_be_looked_for_is_not_called_missing(String line) {
        Cli.Result result = cli.run(line + " --db " + folder.resolve("x".repeat(300) + ".db"));
        assertThat(result.code()).isNotZero();
        assertThat(result.out() + result.err())
                .contains("cannot be opened; check that its folder exists and that you may read")
                .doesNotContain("There is no");
    }

    @Test
    void plain_lines_come_without_boxes_and_a_box_without_a_terminal_never() {
        collect();
        String plain = cli.run("suggest --project shop").succeeded().out();
        assertThat(plain).doesNotContain("│").contains("\tHIGH\tresource\tshop\tapi-impl\t");
        assertThat(cli.onTerminal().run("suggest --project shop").succeeded().out())
                .contains("┌─ Suggestions (", "│");
        assertThat(cli.with("LC_ALL", "C").run("suggest --project shop").out())
                .contains("+- Suggestions (")
                .doesNotContain("│");
    }

    @Test
    void filters_narrow_and_wrong_ones_are_explained() {
        collect();
        assertThat(json(cli.run("suggest --json --project shop --type model")).path("suggestions"))
                .isEmpty();
        assertThat(json(cli.run("suggest --json --project shop --spec specs/api-impl.json"))
                        .path("suggestions")
                        .size())
                .isPositive();
        assertThat(cli.run("suggest --project shop --type magic").err()).contains("\"magic\" is no type");
        assertThat(cli.run("suggest --project shop --min-confidence lots").err())
                .contains("\"lots\" is no confidence");
        assertThat(cli.run("suggest show zzzz").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(cli.run("sugest").err()).contains("suggest");
    }
}
