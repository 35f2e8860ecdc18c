package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The caches of a fast start only ever save time: whatever is wrong with them, the command answers, and nothing of it is in the
 * answer. Real Java and the real launcher; a small program stands for fabrik, so that a training takes a second.
 */
final class StartCacheTest {
    private static final Path SCRIPTS = Path.of("scripts").toAbsolutePath();
    private static final String ANSWER = "the answer\n";

    @TempDir
    Path folder;

    private Path home;
    private Path cache;

    @BeforeEach
    void install() throws Exception {
        home = Files.createDirectories(
                folder.resolve("tools/two/fabrik")); // Java 25 reads %t in a file name as the time
        cache = folder.resolve("cache");
        Path lib = Files.createDirectories(home.resolve("lib/launcher"));
        for (Path file : list(SCRIPTS.resolve("launcher"))) {
            Files.copy(file, lib.resolve(file.getFileName()));
        }
        Files.createDirectories(home.resolve("bin"));
        Files.copy(SCRIPTS.resolve("fabrik"), home.resolve("bin/fabrik"));
        packageProgram("first", ANSWER.strip());
    }

    private void packageProgram(String hash, String says) throws Exception {
        Path lib = home.resolve("lib");
        Path source = Files.createDirectories(folder.resolve("source-" + hash)).resolve("Fabrik.java");
        Files.writeString(source, """
                package sh.fabrik;
                public class Fabrik {
                    public static void main(String[] words) {
                        System.out.println("%s");
                    }
                }
                """.formatted(says));
        Path classes = Files.createDirectories(folder.resolve("classes-" + hash));
        assertThat(exec(Map.of(), java("javac"), "--release", "17", "-d", classes.toString(), source.toString())
                        .code())
                .isZero();
        assertThat(exec(
                                Map.of(),
                                java("jar"),
                                "cf",
                                lib.resolve("fabrik.jar").toString(),
                                "-C",
                                classes.toString(),
                                ".")
                        .code())
                .isZero();
        Files.copy(
                lib.resolve("fabrik.jar"), lib.resolve("other.jar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(lib.resolve("fabrik.jars"), hash + "\nother.jar\n");
    }

    @Test
    void what_only_collecting_takes_is_not_on_the_path_of_commands_that_people_and_runs_wait_for() throws Exception {
        packageProgram("paths", "\" + System.getProperty(\"java.class.path\") + \"");
        Path lib = home.resolve("lib");
        Files.writeString(
                lib.resolve("fabrik.jars"), "paths\nother.jar:kubernetes-client-8.0.0.jar:org.eclipse.jgit-7.jar\n");
        String few = lib.resolve("fabrik.jar") + ":" + lib.resolve("other.jar");
        String all =
                few + ":" + lib.resolve("kubernetes-client-8.0.0.jar") + ":" + lib.resolve("org.eclipse.jgit-7.jar");

        assertThat(fabrik("advise", "x.json", "--timeout", "60s").out()).isEqualTo(few + "\n");
        assertThat(fabrik("suggest").out()).isEqualTo(few + "\n");
        assertThat(fabrik("collect").out()).isEqualTo(all + "\n");
    }

    private record Result(int code, String out, String err) {}

    private Result fabrik(String... words) throws Exception {
        return exec(
                Map.of("FABRIK_JAVA_HOME", System.getProperty("java.home"), "XDG_CACHE_HOME", cache.toString()),
                Stream.concat(Stream.of("bash", home.resolve("bin/fabrik").toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    private Result exec(Map<String, String> environment, String... command) throws Exception {
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static List<Path> list(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void answersAsEver() throws Exception {
        assertThat(fabrik("version")).isEqualTo(new Result(0, ANSWER, ""));
        assertThat(fabrik("advise", "x.json", "--timeout", "60s")).isEqualTo(new Result(0, ANSWER, ""));
    }

    /** The archives of the first use, once it is there and the training has gone. */
    private List<Path> trained() throws Exception {
        answersAsEver();
        Awaitility.await().atMost(3, TimeUnit.MINUTES).until(() -> archives().size() == 4 && locks().isEmpty());
        return archives();
    }

    private List<Path> archives() throws Exception {
        return found("\\w+-\\d+\\.(jsa|aot)");
    }

    private List<Path> locks() throws Exception {
        return found("(lock|new\\..*)");
    }

    private List<Path> found(String name) throws Exception {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            return found(name); // the training moved a file meanwhile
        }
    }

    @Test
    void the_first_use_trains_in_the_background_and_later_ones_use_the_archive() throws Exception {
        List<Path> archives = trained();
        answersAsEver();
        assertThat(archives).allSatisfy(archive -> assertThat(archive).isNotEmptyFile());
        assertThat(locks()).isEmpty();
    }

    @Test
    void a_training_that_crashes_once_is_tried_again() throws Exception {
        Path mark = folder.resolve("crashed");
        packageProgram("crashing", """
                %s");
                java.io.File mark = new java.io.File("%s");
                if (words[0].equals("warm-up") && mark.mkdir()) {
                    Runtime.getRuntime().halt(134);
                }
                System.out.print(\"""".formatted(ANSWER.strip(), mark));
        assertThat(trained()).hasSize(4);
        assertThat(mark).exists();
        assertThat(found("failed")).isEmpty();
    }

    @Test
    void first_uses_at_once_train_once() throws Exception {
        List<Process> several = List.of(start(), start(), start(), start());
        for (Process process : several) {
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(ANSWER);
            assertThat(process.waitFor()).isZero();
        }
        trained();
    }

    private Process start() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("bin/fabrik").toString(), "version");
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("FABRIK_JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectErrorStream(true).start();
    }

    @Test
    void a_truncated_archive_or_one_of_something_else_is_ignored() throws Exception {
        List<Path> archives = trained();
        for (Path archive : archives) {
            byte[] whole = Files.readAllBytes(archive);
            archive.toFile().setWritable(true);
            Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        }
        answersAsEver();
        for (Path archive : archives) {
            Files.write(archive, new byte[0]);
        }
        answersAsEver();
        for (Path archive : archives) {
            byte[] text = "no archive at all ".repeat(1000).getBytes(StandardCharsets.UTF_8);
            Files.write(
                    archive.resolveSibling(archive.getFileName().toString().replaceFirst("\\d+", "" + text.length)),
                    text);
            Files.delete(archive);
        }
        answersAsEver();
    }

    @Test
    void a_replaced_jar_is_run_and_not_its_archive() throws Exception {
        trained();
        packageProgram("second", "another answer");
        assertThat(fabrik("version").out()).isEqualTo("another answer\n");
    }

    @Test
    void a_jar_put_in_place_after_packaging_is_run_and_not_its_archive() throws Exception {
        trained();
        String stamp = Files.readString(home.resolve("lib/fabrik.jars"));
        packageProgram("third", "a patched answer");
        Files.writeString(home.resolve("lib/fabrik.jars"), stamp);
        Files.setLastModifiedTime(
                home.resolve("lib/fabrik.jars"), java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        assertThat(fabrik("version").out()).isEqualTo("a patched answer\n");
    }

    @Test
    void where_nothing_can_be_cached_fabrik_starts_without() throws Exception {
        cache = folder.resolve("a-file");
        Files.writeString(cache, "not a folder");
        answersAsEver();
        cache = Path.of("/proc/no-such-folder");
        answersAsEver();
        Path locked = Files.createDirectories(folder.resolve("locked"));
        locked.toFile().setWritable(false);
        cache = locked;
        answersAsEver();
        locked.toFile().setWritable(true);
    }
}
