package sh.fabrik.analyse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.fact;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.CpuProfile;
import sh.fabrik.run.Cpu;

class CpuEstimatorTest {
    @TempDir
    private Path folder;

    @Test
    void the_request_is_the_mean_rounded_up() {
        CpuProfile profile =
                fact(folder, CpuProfile.class, history -> history.runs(20, "api", run -> run.cpu(420, 1900)));
        assertThat(profile.mean()).contains(Cpu.parse("420m"));
        assertThat(profile.request()).contains(Cpu.parse("450m"));
        assertThat(profile.p95()).contains(Cpu.parse("1900m"));
    }

    @Test
    void an_idle_spec_still_asks_for_100m() {
        CpuProfile profile = fact(folder, CpuProfile.class, history -> history.runs(20, "api", run -> run.cpu(3, 9)));
        assertThat(profile.request()).contains(Cpu.parse("100m"));
    }

    @Test
    void without_readings_there_is_no_profile() {
        assertThat(facts(folder, CpuProfile.class, history -> history.runs(3, "api", run -> {})))
                .isEmpty();
    }
}
