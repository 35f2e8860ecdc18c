package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An analysis answers ahead; the answer holds as long as all it rests on does, and can be looked up. */
final class RememberedDecisionTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();
    private static final Pattern ID = Pattern.compile("d-[0-9a-f]{10}");
    private static final String MARK = "told from memory";

    /** Compiled rules are shared between the tests. */
    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private Cli cli;
    private Path spec;

    @BeforeEach
    void analyse() throws Exception {
        copy(WORLD.resolve("specs"), folder.resolve("specs"));
        copy(Path.of("rules"), folder.resolve("rules"));
        cli = new Cli(folder).with("FABRIK_RULES", folder.resolve("rules").toString());
        cli.with("XDG_CACHE_HOME", cache.toString())
                .with("FABRIK_DB", cli.database().toString());
        spec = folder.resolve("specs/api-impl.json");
        cli.run("collect specs specs --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("analyze --project shop").succeeded();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private String advise(String flags) {
        Cli.Result result = cli.run("advise specs/api-impl.json --project shop --timeout 10m " + flags)
                .succeeded();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private static String id(String answer) {
        Matcher id = ID.matcher(answer);
        assertThat(id.find()).describedAs(answer).isTrue();
        return id.group();
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cli.database());
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** From here on an answer that was remembered can be told from one that the rules gave. */
    private void mark() throws Exception {
        sql("UPDATE decisions SET answer = replace(answer, 'runs were killed', '" + MARK + "')");
    }

    @Test
    void what_the_analysis_decided_is_what_the_rules_say() throws Exception {
        String remembered = advise("");
        sql("DELETE FROM decisions");
        assertThat(advise("")).isEqualTo(remembered);
        mark();
        assertThat(advise("")).contains(MARK).contains(id(remembered));
    }

    @Test
    void every_form_carries_the_id() {
        String id = id(advise(""));
        assertThat(advise("--format env")).endsWith("FABRIK_DECISION='" + id + "'\n");
        assertThat(json(advise("--format json")).path("decision").asString()).isEqualTo(id);
        assertThat(json(advise("--format patch"))
                        .at("/metadata/annotations/fabrik.sh~1advice")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    void another_request_is_asked_of_the_rules_and_then_remembered() throws Exception {
        mark();
        String asked = advise("--model some-model");
        assertThat(asked).doesNotContain(MARK);
        mark();
        assertThat(advise("--model some-model")).contains(MARK).contains(id(asked));
        assertThat(id(asked)).isNotEqualTo(id(advise("")));
    }

    @Test
    void an_edited_spec_is_asked_of_the_rules() throws Exception {
        mark();
        Files.writeString(spec, Files.readString(spec).replaceFirst("\"title\"\\s*:\\s*\"", "$0New "));
        assertThat(advise("")).doesNotContain(MARK);
    }

    @Test
    void an_edited_threshold_is_asked_of_the_rules_and_so_is_a_bound() throws Exception {
        mark();
        Path memory = folder.resolve("rules/advice/memory.drl");
        String text = Files.readString(memory);
        Files.writeString(
                memory, text.replace("minimumRuns()       { return 5; ", "minimumRuns()       { return 500; "));
        assertThat(advise("")).doesNotContain(MARK).contains("kept: no rule advises otherwise");
        Files.writeString(memory, text);
        assertThat(advise("")).contains(MARK);
        Path bounds = folder.resolve("rules/advice/bounds.drl");
        Files.writeString(bounds, Files.readString(bounds).replace("\"128Gi\"", "\"3Gi\""));
        assertThat(advise("")).doesNotContain(MARK).containsPattern("memory +3Gi");
    }

    @Test
    void a_rule_that_does_not_touch_advice_changes_nothing() throws Exception {
        mark();
        Path other = folder.resolve("rules/resource/raise-memory-limit.drl");
        Files.writeString(
                other, Files.readString(other).replaceFirst("minimumRuns\\(\\)\\s*\\{ return \\d+", "$0" + "0"));
        assertThat(advise("")).contains(MARK);
    }

    @Test
    void a_later_analysis_decides_anew() throws Exception {
        String before = id(advise(""));
        mark();
        cli.run("analyze --project shop").succeeded();
        assertThat(advise("")).doesNotContain(MARK);
        assertThat(id(advise(""))).isNotEqualTo(before);
        assertThat(cli.run("suggest show " + before).succeeded().out()).contains(MARK);
    }

    @Test
    void a_history_that_another_program_writes_is_not_waited_for() throws Exception {
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + cli.database());
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            String asked = advise("--memory 1Gi");
            assertThat(asked).containsPattern("memory +1Gi");
            assertThat(cli.run("suggest show " + id(asked)).code()).isNotZero();
        }
    }

    @Test
    void broken_rules_are_not_remembered() throws Exception {
        Files.writeString(
                folder.resolve("rules/advice/cpu.drl"),
                "package rules.advice.cpu\nrule \"cpu\" when then nonsense( end");
        cli.run("analyze --project shop");
        String asked = advise("");
        assertThat(cli.run("suggest show " + id(asked)).code()).isEqualTo(2);
    }

    @Test
    void an_advice_can_be_looked_up_with_what_was_asked_and_who_answered() {
        String id = id(advise("--model my-model"));
        assertThat(cli.run("suggest show " + id).succeeded().out())
                .contains("my-model (given on the command line)")
                .contains("memory  2Gi")
                .contains("memory  4Gi  rule memory: ")
                .contains("rules/advice/memory.drl:")
                .contains("minimumKills = 2");
        JsonNode story =
                json(cli.run("suggest show " + id + " --json").succeeded().out());
        assertThat(story.path("decision").asString()).isEqualTo(id);
        assertThat(story.at("/request/pinned/0").asString()).isEqualTo("model");
        assertThat(story.path("settings")).hasSize(3);
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
