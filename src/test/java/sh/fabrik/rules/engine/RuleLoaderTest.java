package sh.fabrik.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.rules.RuleTexts;
import sh.fabrik.rules.compile.RuleCache;
import sh.fabrik.rules.compile.Surroundings;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.folder.RuleInForce;

class RuleLoaderTest {
    private static final String BROKEN = RuleTexts.resource("raise").replace("kills > 0", "killz > 0");

    @TempDir
    Path folder;

    @Test
    void what_was_compiled_once_comes_from_the_cache() {
        write("raise", RuleTexts.resource("raise"));
        write("lower", RuleTexts.resource("lower"));
        assertThat(compiledBy(load())).containsExactly("lower", "raise");
        assertThat(compiledBy(load())).isEmpty();
    }

    @Test
    void a_changed_threshold_compiles_its_own_file_only() {
        write("raise", RuleTexts.resource("raise"));
        write("lower", RuleTexts.resource("lower"));
        load();
        write("raise", RuleTexts.resource("raise").replace("return 5;", "return 6;"));
        assertThat(compiledBy(load())).containsExactly("raise");
    }

    @Test
    void other_fact_classes_or_versions_make_the_cache_worthless() {
        write("raise", RuleTexts.resource("raise"));
        load();
        assertThat(compiledBy(load(Optional.of("other classes")))).containsExactly("raise");
    }

    @Test
    void without_knowledge_of_the_classes_nothing_is_kept() {
        write("raise", RuleTexts.resource("raise"));
        load(Optional.empty());
        assertThat(compiledBy(load(Optional.empty()))).containsExactly("raise");
    }

    @Test
    void a_damaged_entry_is_compiled_again_and_replaced() throws IOException {
        write("raise", RuleTexts.resource("raise"));
        load();
        for (byte[] damage : List.of(new byte[0], "nonsense".getBytes(), cutInHalf(entry()), flipped(entry()))) {
            Files.write(entryPath(), damage);
            RuleLoader loader = load();
            assertThat(compiledBy(loader)).containsExactly("raise");
            assertThat(loader.problems()).isEmpty();
            assertThat(compiledBy(load())).isEmpty();
        }
    }

    @Test
    void an_entry_that_others_may_write_is_not_believed() throws IOException {
        write("raise", RuleTexts.resource("raise"));
        load();
        Files.setPosixFilePermissions(entryPath(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(compiledBy(load())).containsExactly("raise");
    }

    @Test
    void a_cache_that_cannot_be_written_costs_time_only() throws IOException {
        write("raise", RuleTexts.resource("raise"));
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        assertThat(compiledBy(load())).containsExactly("raise");
        assertThat(compiledBy(load())).containsExactly("raise");
        assertThat(load().problems()).isEmpty();
    }

    @Test
    void for_a_broken_file_its_last_good_text_goes_on_and_both_is_said() {
        write("raise", RuleTexts.resource("raise"));
        load();
        write("raise", RuleTexts.resource("raise").replace("return 5;", "return 6;"));
        load();
        Path file = write("raise", BROKEN);
        RuleLoader loader = loader(surroundings());
        Loaded loaded = loader.load(rules().get(0)).orElseThrow();
        assertThat(loaded.file().source()).contains("return 6;");
        assertThat(loader.problems())
                .extracting(Finding::toString)
                .containsExactly(
                        file + ":24:9: MemoryProfile has no field or method killz, and the file has no function of that"
                                + " name. Did you mean kills?",
                        file + ": Until it is repaired, its last good version goes on.");
    }

    @Test
    void a_broken_file_is_remembered_as_broken() {
        write("raise", BROKEN);
        List<Finding> first = load().problems();
        RuleLoader second = load();
        assertThat(compiledBy(second)).isEmpty();
        assertThat(second.problems()).isEqualTo(first);
    }

    @Test
    void for_a_broken_overlay_that_never_was_good_the_shipped_file_goes_on() {
        Path shipped = RuleTexts.write(folder, "rules/resource/raise.drl", RuleTexts.resource("raise"));
        RuleTexts.write(folder, "user/resource/raise.drl", BROKEN);
        RuleLoader loader = loader(surroundings());
        Loaded loaded = loader.load(overlaid().get(0)).orElseThrow();
        assertThat(loaded.file().path()).isEqualTo(shipped);
        assertThat(loader.problems().get(1).message()).isEqualTo("Until it is repaired, " + shipped + " goes on.");
    }

    @Test
    void a_broken_overlay_with_a_good_past_keeps_its_own_past() {
        RuleTexts.write(folder, "rules/resource/raise.drl", RuleTexts.resource("raise"));
        Path user = RuleTexts.write(
                folder, "user/resource/raise.drl", RuleTexts.resource("raise").replace("return 5;", "return 9;"));
        overlaid().forEach(loader(surroundings())::load);
        RuleTexts.write(folder, "user/resource/raise.drl", BROKEN);
        Loaded loaded = loader(surroundings()).load(overlaid().get(0)).orElseThrow();
        assertThat(loaded.file().path()).isEqualTo(user);
        assertThat(loaded.file().source()).contains("return 9;");
    }

    @Test
    void a_broken_file_with_nothing_behind_it_is_off_and_the_others_go_on() {
        write("lower", RuleTexts.resource("lower"));
        write("raise", BROKEN);
        RuleLoader loader = loader(surroundings());
        assertThat(rules().stream()
                        .map(loader::load)
                        .flatMap(Optional::stream)
                        .map(loaded -> loaded.file().name()))
                .containsExactly("lower");
        assertThat(loader.problems().get(1).message()).isEqualTo("Until it is repaired, the rule is off.");
    }

    @Test
    void what_compiled_before_an_upgrade_is_compiled_anew_from_its_last_good_text() {
        write("raise", RuleTexts.resource("raise"));
        load();
        write("raise", BROKEN);
        RuleLoader loader = loader(Optional.of("other classes"));
        assertThat(loader.load(rules().get(0))).isPresent();
        assertThat(loader.compiled()).hasSize(2);
    }

    private RuleLoader load() {
        return load(surroundings());
    }

    private RuleLoader load(Optional<String> surroundings) {
        RuleLoader loader = loader(surroundings);
        rules().forEach(loader::load);
        return loader;
    }

    private RuleLoader loader(Optional<String> surroundings) {
        return new RuleLoader(new RuleCache(folder.resolve("cache"), surroundings));
    }

    private static Optional<String> surroundings() {
        return Surroundings.hash();
    }

    private List<RuleInForce> rules() {
        return RuleFolders.only(folder.resolve("rules")).read().rules();
    }

    private List<RuleInForce> overlaid() {
        return RuleFolders.overlay(
                        folder.resolve("rules"),
                        folder.resolve("user"),
                        folder.resolve("none"),
                        folder.resolve("trust"))
                .read()
                .rules();
    }

    private Path write(String name, String text) {
        return RuleTexts.write(folder, "rules/resource/" + name + ".drl", text);
    }

    private static List<String> compiledBy(RuleLoader loader) {
        return loader.compiled().stream().map(RuleFile::name).toList();
    }

    private Path entryPath() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("cache/compiled"))) {
            return entries.findFirst().orElseThrow();
        }
    }

    private byte[] entry() throws IOException {
        return Files.readAllBytes(entryPath());
    }

    private static byte[] cutInHalf(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[other.length - 10] ^= 1;
        return other;
    }
}
