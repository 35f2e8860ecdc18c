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
    @TempDir
    Path folder;

    @Test
    void a_library_that_is_gone_since_the_launcher_found_it_keeps_nobody_from_the_history() throws Exception {
        Path gone = folder.resolve("gone");
        String said = suggest(
                "-Dorg.sqlite.lib.path=" + gone, "-Dorg.sqlite.lib.name=sqlite-1.so", "-Dorg.sqlite.tmpdir=" + gone);

        assertThat(said).contains("There are no ended runs of project shop").doesNotContain("SEVERE", "Exception");
    }

    @Test
    void where_it_can_be_unpacked_nowhere_a_sentence_says_so() throws Exception {
        String nowhere = folder.resolve("nowhere").toString();

        assertThat(suggest("-Djava.io.tmpdir=" + nowhere).lines())
                .filteredOn(line -> !line.startsWith("WARNING: java.io.tmpdir")) // so the JVM itself, from Java 22 on
                .singleElement()
                .asString()
                .startsWith("fabrik: SQLite's native library cannot be unpacked to " + nowhere);
    }

    private String suggest(String... options) throws Exception {
        Path history = folder.resolve("history.db");
        Database.open(history).close();
        List<String> words = new ArrayList<>(OwnJava.fabrik(options));
        words.add(1, "-Dfabrik.home=" + Path.of("").toAbsolutePath());
        words.addAll(List.of("suggest", "--project", "shop", "--db", history.toString()));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(said).isLessThan(2);
        return said;
    }
}
