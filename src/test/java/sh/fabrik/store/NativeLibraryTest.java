package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.OwnJava;

final class NativeLibraryTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void a_library_that_is_gone_since_the_launcher_found_it_keeps_nobody_from_the_history() throws Exception {
        Path gone = folder.resolve("gone");
        String said = fabrik(
                List.of(
                        "-Dorg.sqlite.lib.path=" + gone,
                        "-Dorg.sqlite.lib.name=sqlite-1.so",
                        "-Dorg.sqlite.tmpdir=" + gone),
                "suggest");

        assertThat(said).contains("There are no ended runs of project shop").doesNotContain("SEVERE", "Exception");
    }

    @Test
    void where_it_can_be_unpacked_nowhere_a_sentence_says_so() throws Exception {
        assertThat(withoutLibrary("suggest"))
                .singleElement()
                .asString()
                .startsWith("fabrik: SQLite's native library cannot be unpacked to " + nowhere());
    }

    @Test
    void where_it_can_be_unpacked_nowhere_a_run_keeps_its_own_values() throws Exception {
        Path spec = PROJECT.resolve("fixtures/three-suggestions/specs/api-impl.json");

        assertThat(withoutLibrary("advise", spec.toString()))
                .anyMatch(line -> line.startsWith("memory  2Gi"))
                .anyMatch(line -> line.endsWith("The run keeps its own values."));
    }

    private Path nowhere() {
        return folder.resolve("nowhere");
    }

    /** Without what the JVM itself says of such a folder, from Java 22 on. */
    private List<String> withoutLibrary(String... words) throws Exception {
        return fabrik(List.of("-Djava.io.tmpdir=" + nowhere()), words)
                .lines()
                .filter(line -> !line.startsWith("WARNING: java.io.tmpdir"))
                .toList();
    }

    private String fabrik(List<String> options, String... words) throws Exception {
        Path history = folder.resolve("history.db");
        Database.open(history).close();
        List<String> command = new ArrayList<>(OwnJava.fabrik(options.toArray(String[]::new)));
        command.add(1, "-Dfabrik.home=" + PROJECT);
        command.addAll(List.of(words));
        command.addAll(List.of("--project", "shop", "--db", history.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(said).isLessThan(2);
        return said;
    }
}
