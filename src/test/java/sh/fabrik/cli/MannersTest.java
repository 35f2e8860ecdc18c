package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How fabrik behaves whatever the command. */
class MannersTest {
    private static final String ESCAPE = "\u001b[";

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return below(Commands.wholeTree(new WithoutSurroundings()), "");
    }

    private static Stream<String> below(CommandLine command, String path) {
        return command.getSubcommands().entrySet().stream()
                .filter(child -> child.getKey().equals(child.getValue().getCommandName()))
                .filter(child ->
                        !child.getValue().getCommandSpec().usageMessage().hidden())
                .flatMap(child -> Stream.concat(
                        Stream.of((path + " " + child.getKey()).strip()),
                        below(child.getValue(), (path + " " + child.getKey()).strip())));
    }

    /** A line that begins with a command's name is read by a tree of that command alone. */
    @ParameterizedTest
    @MethodSource("commands")
    void a_command_alone_is_the_same_as_among_the_others(String command) {
        CommandLine.IFactory factory = new WithoutSurroundings();
        String[] words = command.split(" ");

        CommandLine alone = below(Commands.treeFor(factory, words), words);
        CommandLine among = below(Commands.wholeTree(factory), words);

        assertThat(alone.getUsageMessage()).isEqualTo(among.getUsageMessage());
        assertThat(alone.getCommandSpec().optionsMap().keySet())
                .isEqualTo(among.getCommandSpec().optionsMap().keySet());
        assertThat(alone.getSubcommands().keySet())
                .isEqualTo(among.getSubcommands().keySet());
    }

    private static CommandLine below(CommandLine tree, String... words) {
        CommandLine found = tree;
        for (String word : words) {
            found = Objects.requireNonNull(found.getSubcommands().get(word));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_shows_examples_before_options(String command) {
        String help = new Cli(folder).run(command + " --help").succeeded().out();
        assertThat(help).containsPattern("Examples?:\\n  ");
        assertThat(help.indexOf("Example")).isLessThan(help.indexOf("Usage:"));
        assertThat(help.lines().filter(line -> line.contains("fabrik "))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_man_page_has_the_parts_that_man_pages_have(String command) {
        String page = new Cli(folder).run("man " + command).succeeded().out();
        assertThat(page.lines().filter(line -> line.startsWith(".SH")))
                .contains(
                        ".SH NAME",
                        ".SH SYNOPSIS",
                        ".SH DESCRIPTION",
                        ".SH EXAMPLES",
                        ".SH OPTIONS",
                        ".SH EXIT STATUS");
    }

    @Test
    void all_man_pages_are_written_at_once() {
        new Cli(folder).run("man", "--to", folder.resolve("man1").toString()).succeeded();
        assertThat(folder.resolve("man1").toFile().list())
                .contains("fabrik.1", "fabrik-analytics-runs.1")
                .hasSize((int) commands().count() + 1);
    }

    @Test
    void fabrik_alone_says_in_a_few_lines_what_to_type() {
        String out = new Cli(folder).run().succeeded().out();
        assertThat(out.lines().count()).isLessThan(15);
        assertThat(out).contains("fabrik suggest", "fabrik --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sugest                      | Did you mean suggest?",
                "analytics qualty            | Did you mean quality?",
                "suggest --tpye model        | Did you mean --type?",
                "help analitics              | Did you mean analytics?",
                "demo --world killed-at-2g   | Did you mean killed-at-2gi?"
            })
    void a_misspelled_word_is_answered_with_what_may_be_meant(String line, String question) {
        Cli.Result result = new Cli(folder).run(line);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(question);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void colour_follows_flag_then_variables_then_the_terminal() {
        assertThat(new Cli(folder).onTerminal().run("--help").out()).contains(ESCAPE);
        assertThat(new Cli(folder).run("--help").out()).doesNotContain(ESCAPE);
        assertThat(new Cli(folder)
                        .onTerminal()
                        .with("NO_COLOR", "1")
                        .run("--help")
                        .out())
                .doesNotContain(ESCAPE);
        assertThat(new Cli(folder)
                        .onTerminal()
                        .with("TERM", "dumb")
                        .run("--help")
                        .out())
                .doesNotContain(ESCAPE);
        assertThat(new Cli(folder).with("CLICOLOR_FORCE", "1").run("--help").out())
                .contains(ESCAPE);
        assertThat(new Cli(folder)
                        .with("NO_COLOR", "1")
                        .run("--help --color=always")
                        .out())
                .contains(ESCAPE);
        assertThat(new Cli(folder).onTerminal().run("--help --no-color").out()).doesNotContain(ESCAPE);
        assertThat(new Cli(folder).run("--color=sometimes version").code()).isEqualTo(2);
    }

    @Test
    void without_unicode_nothing_is_drawn_that_an_old_terminal_cannot_show() {
        Cli cli = new Cli(folder).onTerminal().with("LC_ALL", "C");
        play(cli);
        Cli.Result result = cli.run("suggest -p shop").succeeded();
        assertThat(result.out()).describedAs(result.err()).isNotEmpty().matches("[\\x20-\\x7e\\n\\u001b]+");
    }

    @Test
    void the_version_tells_commit_rules_and_schema() {
        JsonNode json = JsonMapper.shared()
                .readTree(new Cli(folder).run("version --json").succeeded().out());
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("rules").asString()).hasSize(64);
        assertThat(json.path("databaseSchema").asInt()).isPositive();
        assertThat(json.path("java").asString())
                .startsWith(Integer.toString(Runtime.version().feature()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completion_knows_every_command(String shell) {
        String script = new Cli(folder).run("completion " + shell).succeeded().out();
        commands().forEach(command -> assertThat(script).contains("'" + command + "'"));
    }

    @Test
    void completion_lists_what_only_the_history_knows() {
        Cli cli = new Cli(folder);
        assertThat(cli.run("complete specs -p shop").succeeded().out()).isEmpty();
        play(cli);
        assertThat(cli.run("complete specs api -p shop").succeeded().out()).isEqualTo("api-impl\n");
        assertThat(cli.run("complete projects").succeeded().out()).isEqualTo("shop\n");
        assertThat(cli.run("complete rules raise").succeeded().out()).contains("raise-memory-limit");
        assertThat(cli.run("complete worlds").succeeded().out()).contains("killed-at-2gi");
        assertThat(cli.run("complete suggestions -p shop").succeeded().out()).contains("\tapi-impl: Increase memory");
        assertThat(cli.run("complete nonsense").succeeded().out()).isEmpty();
    }

    @Test
    void a_suggestion_is_found_by_its_number_in_the_last_list() {
        Cli cli = new Cli(folder);
        play(cli);
        assertThat(cli.run("suggest show 2 -p shop").code()).isEqualTo(2);
        new Cli(folder).onTerminal().run("suggest -p shop").succeeded();
        assertThat(cli.run("suggest show 2 -p shop").succeeded().out()).contains("db-migration");
        assertThat(cli.run("suggest ignore 3 -p shop").succeeded().out()).contains("fix-bug");
    }

    @Test
    void a_long_list_is_cut_on_a_terminal_and_whole_when_piped() {
        Cli terminal = new Cli(folder).onTerminal();
        play(terminal);
        Cli.Result cut = terminal.run("suggest -p shop --limit 1").succeeded();
        assertThat(cut.out())
                .contains("1 resource (1 HIGH)", "and 2 more", "fabrik suggest --all")
                .doesNotContain("fix-bug");
        assertThat(terminal.run("suggest -p shop --limit 1 --all").succeeded().out())
                .contains("fix-bug");
        assertThat(new Cli(folder).run("suggest -p shop --limit 1").out().lines())
                .hasSize(3);
    }

    private static void play(Cli cli) {
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
        cli.run("analyze -p shop").succeeded();
        assertThat(Files.exists(cli.database())).isTrue();
    }

    /** Makes commands only to look at their names. */
    private static final class WithoutSurroundings implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
        }
    }

    @Test
    void the_tree_has_the_words_of_the_specification() {
        assertThat(commands().toList())
                .containsAll(List.of(
                        "suggest", "analytics runs", "analytics models", "analytics resources", "analytics export"));
    }
}
