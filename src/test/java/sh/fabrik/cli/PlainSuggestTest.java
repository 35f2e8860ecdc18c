package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.suggest.PlainSuggest;

/** The short way of {@code fabrik suggest} and the command tree say the same, byte for byte; and the short way is gone where it should be. */
final class PlainSuggestTest {
    private static final Path WORLD = Path.of("fixtures/three-suggestions").toAbsolutePath();

    @TempDir
    static Path once;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeAll
    static void analyse() {
        Cli cli = new Cli(once).with("FABRIK_DB", once.resolve("h.db").toString());
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("collect kubernetes --file " + WORLD.resolve("cluster.json") + " --project shop")
                .succeeded();
        cli.run("analyze --project shop").succeeded();
    }

    @BeforeEach
    void copy() throws Exception {
        Files.copy(once.resolve("h.db"), folder.resolve("h.db"));
        cli = new Cli(folder).with("FABRIK_DB", folder.resolve("h.db").toString());
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    /** What the short way makes of the words after {@code suggest}; code -1 where it leaves them to the tree. */
    private Cli.Result plain(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OptionalInt code = PlainSuggest.answer(cli.surroundings(), out, err, words(line));
        return new Cli.Result(
                code.orElse(-1), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Cli.Result tree(String line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = cli.surroundings();
        int code = CommandTree.run(surroundings, out, err, words(("suggest " + line).strip()));
        return new Cli.Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void bothSayTheSame(String line) {
        Cli.Result plain = plain(line);
        assertThat(plain.code()).describedAs("the short way takes \"%s\"", line).isNotEqualTo(-1);
        assertThat(plain).describedAs(line).isEqualTo(tree(line));
    }

    private void isLeftToTheTree(String line) {
        assertThat(plain(line)).describedAs(line).isEqualTo(new Cli.Result(-1, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--project shop",
                "-p shop",
                "--project=shop",
                "-A",
                "--all-projects --json",
                "--project shop --json",
                "--project shop --json --all",
                "--project shop --limit 1",
                "--project shop --limit=0",
                "--project shop --limit 007",
                "--project shop --all",
                "--project shop --exit-code",
                "--project shop --type model",
                "--project shop --type warning --json",
                "--project shop --type warning",
                "--project shop --min-confidence 90%",
                "--project shop --min-confidence 0.999999",
                "--project shop --spec api-impl",
                "--project shop --spec specs/api-impl.json --json",
                "-A --spec api-impl",
                "--project shop --color always",
                "--project shop --color=NEVER",
                "--project shop --color always --no-color",
                "--project shop --no-pager"
            })
    void a_plain_line_is_answered_as_the_tree_does(String line) {
        bothSayTheSame(line);
        cli.onTerminal();
        bothSayTheSame(line);
        cli.onTerminal(50);
        bothSayTheSame(line);
    }

    @Test
    void the_environment_counts_as_on_the_long_way() {
        cli.onTerminal().with("NO_COLOR", "1");
        bothSayTheSame("--project shop");
        cli.with("NO_COLOR", "").with("CLICOLOR_FORCE", "1");
        bothSayTheSame("--project shop");
        cli.with("LC_ALL", "C");
        bothSayTheSame("--project shop");
        cli.with("FABRIK_PROJECT", "shop");
        bothSayTheSame("");
        cli.with("FABRIK_DB", folder.resolve("other.db").toString());
        bothSayTheSame("--db " + folder.resolve("h.db"));
    }

    @Test
    void a_list_on_a_terminal_is_remembered() throws Exception {
        Path numbers = folder.resolve("cache/fabrik/last-suggestions");
        cli.onTerminal();
        tree("--project shop");
        byte[] expected = Files.readAllBytes(numbers);
        Files.delete(numbers);
        plain("--project shop");
        assertThat(numbers).hasBinaryContent(expected);
    }

    @Test
    void projects_of_the_configuration_count_and_so_do_open_gaps() throws Exception {
        Files.createDirectories(folder.resolve("config/fabrik"));
        Files.writeString(folder.resolve("config/fabrik/config.yaml"), "project: shop\ncluster: prod\n");
        execute("INSERT INTO source_gaps (source, place, window_from, window_to, reason, opened_at) VALUES"
                + " ('loki', 'prod', 1767225600, 1767229200, 'It was down.', 1767229200),"
                + " ('loki', 'test', 1767225600, 1767229200, 'It was down, too.', 1767229200)");
        bothSayTheSame("");
        assertThat(plain("").err()).contains("gap: loki (prod)").doesNotContain("too");
        bothSayTheSame("-A");
        assertThat(plain("-A").err()).contains("too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "--bogus",
                "show 1",
                "apply 1",
                "--project shop extra",
                "--project shop --project shop",
                "-p shop --project shop",
                "--project",
                "--project=",
                "--limit many",
                "--limit -1",
                "--limit 99999999999",
                "--color loud",
                "--json=true",
                "--json --json",
                "--as-of latest",
                "--since 30d",
                "--rules rules",
                "--last-30d",
                "--type nonsense",
                "--min-confidence 2",
                "--project shop --spec nothing",
                "--project other --debug",
                "@file",
                "--spec @file",
                "--db /",
                "--"
            })
    void whatever_is_not_so_plain_or_goes_wrong_is_left_to_the_tree(String line) {
        isLeftToTheTree(line);
    }

    @Test
    void without_a_history_or_with_a_strange_one_the_tree_says_so() throws Exception {
        cli.with("FABRIK_DB", folder.resolve("none.db").toString());
        isLeftToTheTree("--project shop");
        assertThat(folder.resolve("none.db")).doesNotExist();
        Files.writeString(
                folder.resolve("none.db"), "no database at all, but long enough to be read as one".repeat(20));
        isLeftToTheTree("--project shop");
        assertThat(tree("--project shop").err()).contains("not a SQLite database");
    }

    @Test
    void what_was_collected_since_is_analysed_on_the_long_way() {
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project other").succeeded();
        isLeftToTheTree("--project shop");
        isLeftToTheTree("-A");
        cli.run("suggest --project shop").succeeded();
        bothSayTheSame("--project shop");
    }

    @Test
    void a_configuration_that_is_refused_is_told_by_the_tree() throws Exception {
        Files.createDirectories(folder.resolve("config/fabrik"));
        Files.writeString(folder.resolve("config/fabrik/config.yaml"), "projekt: shop\n");
        isLeftToTheTree("--project shop");
        assertThat(tree("--project shop").err()).contains("projekt");
    }

    @Test
    void a_database_of_an_unknown_schema_is_left_to_the_tree() throws Exception {
        execute("UPDATE fabrik_version SET schema_version = 9999");
        isLeftToTheTree("--project shop");
        assertThat(tree("--project shop").err()).contains("newer fabrik");
    }

    private void execute(String change) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("h.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(change);
        }
    }
}
