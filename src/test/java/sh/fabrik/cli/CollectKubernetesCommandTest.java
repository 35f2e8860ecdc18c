package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectKubernetesCommandTest {
    @TempDir
    Path folder;

    @Test
    void a_kubeconfig_that_points_nowhere_is_a_gap_and_no_failure() {
        Path missing = folder.resolve("missing");
        Cli.Result result = new Cli(folder).run("collect kubernetes --kubeconfig " + missing + " --cluster prod");
        assertThat(result.succeeded().err())
                .contains("gap: kubernetes from 2026-02-22T00:00:00Z to 2026-03-01T00:00:00Z")
                .contains("The kubeconfig " + missing + " is not there or cannot be read");
        assertThat(result.out()).contains("0 seen");
    }

    @Test
    void a_length_to_watch_that_is_none_is_refused() {
        Cli.Result result = new Cli(folder).run("collect kubernetes --kubeconfig x --watch=soon");
        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("soon");
    }
}
