package sh.fabrik.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.Cli;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.folder.RuleInForce;

/** fabrik's configuration folder as Kubernetes mounts it: links into a hidden folder that is swapped as a whole. */
class MountedSettingsTest {
    private static final Path RULES = Path.of("rules");
    private static final String RULE = "resource/raise-memory-limit.drl";

    @TempDir
    Path folder;

    private Path mount;

    @BeforeEach
    void mount() throws IOException {
        mount = Files.createDirectories(folder.resolve("config/fabrik"));
        Path version = version("..2026_03_01", Files.readString(RULES.resolve(RULE)));
        Files.createSymbolicLink(mount.resolve("..data"), version.getFileName());
        for (String entry : List.of("rules", "config.yaml", "prices.yaml")) {
            Files.createSymbolicLink(mount.resolve(entry), Path.of("..data", entry));
        }
    }

    private Path version(String name, String rule) throws IOException {
        Path version = Files.createDirectories(mount.resolve(name));
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".drl")).toList()) {
                Path target = version.resolve("rules").resolve(RULES.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.writeString(version.resolve("rules").resolve(RULE), rule);
        for (String file : List.of("config.yaml", "prices.yaml")) {
            Files.copy(Path.of("src/main/k8s/config", file), version.resolve(file));
        }
        return version;
    }

    private RuleFolders folders() {
        return RuleFolders.overlay(RULES, mount.resolve("rules"), folder.resolve("none"), folder.resolve("trust"));
    }

    private String raiseMemoryLimit() {
        return folders().read().rules().stream()
                .map(RuleInForce::file)
                .filter(file -> file.key().equals(RULE))
                .map(file -> file.source())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mounted_rules_replace_the_shipped_ones_and_nothing_hidden_is_read() {
        assertThat(folders().read().problems()).isEmpty();
        assertThat(folders().read().rules())
                .hasSameSizeAs(RuleFolders.only(RULES).read().rules());
        assertThat(folders().read().rules())
                .allSatisfy(
                        rule -> assertThat(rule.file().path().startsWith(mount)).isTrue());
    }

    @Test
    void an_edited_threshold_is_in_force_as_soon_as_the_mount_is_swapped() throws IOException {
        String edited = raiseMemoryLimit().replace("return 0.02;", "return 0.07;");
        Path next = version("..2026_03_02", edited);
        Path swap = Files.createSymbolicLink(mount.resolve("..data_tmp"), next.getFileName());
        Files.move(swap, mount.resolve("..data"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        assertThat(raiseMemoryLimit()).isEqualTo(edited);
        assertThat(folders().read().problems()).isEmpty();
    }

    @Test
    void a_folder_of_links_beside_a_hidden_one_is_read_once_and_nothing_in_it_is_misplaced() throws IOException {
        Path layer = folder.resolve("only/resource");
        Path hidden = Files.createDirectories(layer.resolve("..data"));
        Files.copy(RULES.resolve(RULE), hidden.resolve("raise-memory-limit.drl"));
        Files.createSymbolicLink(layer.resolve("raise-memory-limit.drl"), Path.of("..data", "raise-memory-limit.drl"));
        Files.writeString(layer.resolve(".raise-memory-limit.drl"), "an editor's leftover");
        assertThat(RuleFolders.only(folder.resolve("only")).read().rules()).hasSize(1);
        Cli.Result checked = new Cli(folder)
                .run("rules", "check", "--rules", folder.resolve("only").toString());
        assertThat(checked.out() + checked.err()).doesNotContain("move it").doesNotContain("leftover");
    }

    @Test
    void the_mounted_configuration_is_understood() {
        Cli cli = new Cli(folder);
        assertThat(cli.run("config get kubernetes.enabled --show-origin")
                        .succeeded()
                        .out())
                .startsWith("true\t")
                .contains("config.yaml:");
    }
}
