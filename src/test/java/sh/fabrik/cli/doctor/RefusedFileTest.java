package sh.fabrik.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.Cli;

class RefusedFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_refused_configuration_file_is_a_finding_and_the_other_checks_go_on() throws IOException {
        Files.createDirectories(folder.resolve(".fabrik"));
        Files.writeString(
                folder.resolve(".fabrik").resolve("config.yaml"), "retention:\n  days: 30\nprometeus:\n  url: x\n");
        Cli.Result result = new Cli(folder).run("doctor");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .containsOnlyOnce("may not set retention.days")
                .containsOnlyOnce("prometeus")
                .contains("go on without any file")
                .contains("history")
                .contains("rules");
    }
}
