package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sh.fabrik.SharedData;
import sh.fabrik.run.Spec;
import sh.fabrik.run.Spec.Complexity;

class RealSpecsTest {

    @Test
    void all_28_files_are_read_and_accounted_for() {
        Collected collected = Collected.from(SharedData.require("data/specs"));

        assertThat(collected.rejected()).isEmpty();
        assertThat(collected.ids())
                .containsExactly(
                        "000-base",
                        "010-weekly-summary",
                        "011-weekly-summary-ralph",
                        "020-fabrik-v0-2-0",
                        "020-release-verification",
                        "021-fabrik-run-persistence",
                        "022-fabrik-doctor",
                        "030-ui-dashboard");
        assertThat(collected.notices())
                .anyMatch(notice -> notice.startsWith("28 files in ")
                        && notice.endsWith(
                                ": 8 specs, 7 todos of theirs, 12 generated twins (.min.json) that say the same,"
                                        + " 1 todo left out."))
                .anyMatch(
                        notice -> notice.endsWith(
                                "todo.json is left out: it names 020-fabrik-v0-2-0, whose todo is 020-fabrik-v0-2-0.todo.json."))
                .hasSize(2);
    }

    @Test
    void tasks_are_counted_and_a_spec_without_a_todo_has_no_count() {
        Collected collected = Collected.from(SharedData.require("data/specs"));

        assertThat(collected.specs().stream()
                        .map(spec -> spec.taskCount().map(String::valueOf).orElse("-")))
                .containsExactly("14", "10", "8", "28", "12", "-", "3", "8");
        assertThat(collected.spec("022-fabrik-doctor").text().taskIds())
                .containsExactly("doctor-command", "doctor-json-output", "doctor-docs");
    }

    @Test
    void types_and_complexities_are_what_a_reader_would_say() {
        Collected collected = Collected.from(SharedData.require("data/specs"));

        assertThat(collected.specs().stream().map(spec -> spec.type().orElse("-")))
                .containsExactly("impl", "impl", "impl", "impl", "release", "impl", "impl", "ui");
        assertThat(collected.specs().stream().map(spec -> spec.complexity().orElseThrow()))
                .containsExactly(
                        Complexity.HIGH,
                        Complexity.HIGH,
                        Complexity.HIGH,
                        Complexity.HIGH,
                        Complexity.HIGH,
                        Complexity.HIGH,
                        Complexity.LOW,
                        Complexity.HIGH);
        assertThat(collected.spec("000-base").text().mentionsRetry()).isTrue();
        assertThat(collected.spec("030-ui-dashboard").text().mentionsRetry()).isFalse();
    }

    @Test
    void one_file_reads_as_in_its_folder_and_so_does_its_twin() throws IOException {
        Path folder = SharedData.require("data/specs");
        Collected collected = Collected.from(folder);

        for (Spec spec : collected.specs()) {
            Path file = folder.resolve(spec.id().id() + ".json");
            assertThat(SpecReader.read(file, "demo")).isEqualTo(spec.withVersions(List.of()));
            Path twin = folder.resolve(spec.id().id() + ".min.json");
            if (Files.exists(twin)) {
                assertThat(SpecReader.read(twin, "demo").fingerprint()).isEqualTo(spec.fingerprint());
            }
        }
    }

    @Test
    void naming_every_file_is_the_same_as_naming_the_folder() throws IOException {
        Path folder = SharedData.require("data/specs");
        try (Stream<Path> files = Files.list(folder)) {
            Collected byFile = Collected.from(files.sorted().toArray(Path[]::new));

            assertThat(byFile.specs()).isEqualTo(Collected.from(folder).specs());
            assertThat(byFile.rejected()).isEmpty();
            assertThat(byFile.notices()).anyMatch(notice -> notice.startsWith("28 files in "));
        }
    }
}
