package sh.fabrik.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveCheckTest {
    @TempDir
    Path folder;

    @Test
    void an_archive_in_use_is_named() {
        Finding finding = ArchiveCheck.finding(Optional.of("/cache/other-12.jsa"), Optional.of(folder));
        assertThat(finding).isEqualTo(Finding.ok("class archive", "in use (other-12.jsa)."));
    }

    @Test
    void a_failed_training_is_told_with_its_last_line_and_what_to_remove() throws Exception {
        Path log = Files.writeString(folder.resolve("failed"), "first\nThere is no space left.\n\n");
        Finding finding = ArchiveCheck.finding(Optional.empty(), Optional.of(folder));
        assertThat(finding.level()).isEqualTo(Level.WARN);
        assertThat(finding.sentence()).contains("failed (There is no space left.)");
        assertThat(finding.remedy().orElseThrow()).endsWith("remove " + log + ".");
    }

    @Test
    void a_training_that_runs_is_waited_for() throws Exception {
        Files.writeString(folder.resolve("lock"), "1");
        assertThat(ArchiveCheck.finding(Optional.empty(), Optional.of(folder)).sentence())
                .startsWith("being made in the background");
    }

    @Test
    void where_nothing_may_be_cached_fabrik_works_without() {
        assertThat(ArchiveCheck.finding(Optional.empty(), Optional.empty()))
                .isEqualTo(
                        Finding.ok("class archive", "not in use; fabrik works without, only its start takes longer."));
    }
}
