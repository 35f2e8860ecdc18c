package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.OwnJava;

/** An analysis of a usual history waits for nothing that it does not need. */
final class LightAnalysisTest {
    private static final Path WORLD = Path.of("fixtures/three-suggestions").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void the_generated_tables_are_not_loaded() throws Exception {
        fabrik("collect", "specs", WORLD.resolve("specs").toString());
        fabrik("collect", "csv", WORLD.resolve("runs.csv").toString());

        List<String> classes = fabrik("analyze", "--as-of", "latest");

        assertThat(classes)
                .anyMatch(name -> name.startsWith("sh.fabrik.store.AnalysisStore"))
                .noneMatch(name -> name.startsWith("org.jooq.impl."))
                .noneMatch(name -> name.startsWith("sh.fabrik.store.schema."));
    }

    /** @return names of the classes that it loaded */
    private List<String> fabrik(String... words) throws Exception {
        Path loaded = folder.resolve("classes.txt");
        List<String> command = OwnJava.fabrik("-Xlog:class+load:file=" + loaded);
        command.addAll(List.of(words));
        command.addAll(List.of("--project", "shop"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FABRIK_DB", folder.resolve("h.db").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        List<String> classes = new ArrayList<>();
        for (String line : Files.readAllLines(loaded)) {
            String[] parts = line.split(" +");
            classes.add(parts.length > 1 ? parts[1] : "");
        }
        return classes;
    }
}
