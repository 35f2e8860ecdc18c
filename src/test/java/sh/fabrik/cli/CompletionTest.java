package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.OwnJava;

/** Real shells complete half-typed command lines with the scripts that fabrik gives them. */
final class CompletionTest {
    private static final Path WORLD = Path.of("fixtures/killed-at-2gi").toAbsolutePath();

    /** Calls the script's function as readline does, with the line split into words. */
    private static final String BASH = "source \"$1\"; read -ra COMP_WORDS <<<\"$2\";"
            + " [[ $2 == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
            + " _fabrik; printf '%s\\n' \"${COMPREPLY[@]}\"";

    @TempDir
    static Path folder;

    @BeforeAll
    static void a_history_and_a_fabrik_on_the_path() throws IOException {
        Cli cli = new Cli(folder);
        cli.run("collect specs " + WORLD.resolve("specs") + " --project shop").succeeded();
        cli.run("collect csv " + WORLD.resolve("runs.csv") + " --project shop").succeeded();
        cli.run("analyze --as-of latest --project shop").succeeded();
        for (String shell : List.of("bash", "zsh", "fish")) {
            String script = cli.run("completion " + shell).succeeded().out();
            Files.writeString(folder.resolve(shell + ".completion"), script);
        }
        Files.createDirectories(folder.resolve("shop/specs"));
        Files.writeString(folder.resolve("shop/specs/a spec.json"), "{}");
        Path fabrik = Files.createDirectories(folder.resolve("bin")).resolve("fabrik");
        Files.writeString(
                fabrik,
                "#!/bin/sh\ncase $1 in complete) exec '"
                        + String.join(
                                "' '",
                                OwnJava.fabrik(
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-Dfabrik.home=" + Path.of("").toAbsolutePath()))
                        + "' \"$@\" ;; esac\necho \"$*\" >>\"$TYPED\"\n");
        assertThat(fabrik.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fabrik adv | advise",
                "fabrik analytics res | resources",
                "fabrik advise specs/api.json --format p | patch",
                "fabrik analytics report --format m | markdown",
                "fabrik analytics runs --color al | always",
                "fabrik analytics runs --spec ap | api-impl",
                "fabrik suggest --spec api-impl sh | show",
                "fabrik collect csv --proj | --project",
                "fabrik analyze -p sh | shop",
                "fabrik demo --world killed | killed-at-2gi",
                "fabrik collect csv spec | specs"
            })
    void what_is_half_typed_is_completed(String line, String word) throws Exception {
        assertThat(bash(line)).containsExactly(word);
        if (has("fish")) {
            assertThat(fish(line)).hasSize(1).first().asString().startsWith(word);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fabrik suggest --limit | ''",
                "fabrik advise specs/api.json --format | text json env patch",
                "fabrik suggest show | ID"
            })
    void the_values_of_an_option_are_offered_and_nothing_else(String line, String words) throws Exception {
        String id = bash("fabrik suggest show ").get(0);
        assertThat(id).matches("[0-9a-f]{10}");
        String[] expected = Stream.of(words.replace("ID", id).split(" "))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        assertThat(bash(line + " ")).filteredOn(word -> !word.isEmpty()).containsExactly(expected);
        if (has("fish")) {
            assertThat(fish(line + " ").stream().map(candidate -> candidate.split("\t")[0]))
                    .containsExactlyInAnyOrder(expected);
        }
    }

    @Test
    void a_line_typed_into_zsh_is_completed_at_each_tab() throws Exception {
        assumeTrue(has("zsh") && has("script"), "zsh or script is not installed");
        Path typed = folder.resolve("typed");
        Process zsh = start("script", "-qec", "zsh -f -i", "/dev/null");
        zsh.getOutputStream()
                .write(("autoload -U compinit; compinit -u; source '" + folder.resolve("zsh.completion") + "'\n"
                                + "fabrik adv\t--format p\t\n"
                                + "fabrik analyt\tres\t--show\t\n"
                                + "fabrik analytics runs --spec ap\t--color al\t\n"
                                + "fabrik suggest --spec=ap\t\n"
                                + "exit\n")
                        .getBytes(StandardCharsets.UTF_8));
        zsh.getOutputStream().close();
        String screen = ended(zsh);
        assertThat(Files.readAllLines(typed))
                .describedAs(screen)
                .containsExactly(
                        "advise --format patch",
                        "analytics resources --show-p95",
                        "analytics runs --spec api-impl --color always",
                        "suggest --spec=api-impl");
    }

    private static List<String> bash(String line) throws Exception {
        return lines("bash", "--norc", "-c", BASH, "bash", script("bash"), line);
    }

    private static List<String> fish(String line) throws Exception {
        return lines("fish", "--no-config", "-c", "source $argv[1]; complete -C \"$argv[2]\"", script("fish"), line);
    }

    private static String script(String shell) {
        return folder.resolve(shell + ".completion").toString();
    }

    private static List<String> lines(String... command) throws Exception {
        Process process = start(command);
        process.getOutputStream().close();
        return ended(process).lines().toList();
    }

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.resolve("shop").toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("TYPED", folder.resolve("typed").toString());
        builder.environment().put("TERM", "dumb");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        return builder.start();
    }

    private static String ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).describedAs(out).isTrue();
        return out;
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(at -> Files.isExecutable(Path.of(at, program)));
    }
}
