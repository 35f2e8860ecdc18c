package sh.fabrik.analyse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static sh.fabrik.analyse.Story.fact;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.analyse.stat.RankCorrelation;
import sh.fabrik.facts.CpuProfile;
import sh.fabrik.facts.CpuThrottling;
import sh.fabrik.run.Cpu;

class ThrottlingTest {
    @TempDir
    private Path folder;

    @Test
    void throttled_runs_that_take_longer_correlate() {
        CpuThrottling found = fact(folder, CpuThrottling.class, history -> {
            for (int i = 0; i < 20; i++) {
                double share = i % 2 == 0 ? 0.5 : 0.1;
                long seconds = 500 + Math.round(1000 * share) + i;
                history.run("api", run -> run.throttled("1", share).lasted(seconds));
            }
        });
        assertThat(found.limit()).contains(Cpu.parse("1"));
        assertThat(found.runs()).isEqualTo(20);
        assertThat(found.runsOver(0.25)).isEqualTo(10);
        assertThat(found.shareOver(0.25)).isEqualTo(0.5);
        assertThat(found.correlation()).isGreaterThan(0.8);
        assertThat(found.pValue()).isLessThan(1e-4);
        assertThat(found.limitTimes(1.5)).contains(Cpu.parse("1500m"));
    }

    @Test
    void runs_at_an_earlier_limit_say_nothing_of_the_present_one() {
        CpuThrottling found = fact(
                folder,
                CpuThrottling.class,
                history -> history.runs(10, "api", run -> run.throttled("2", 0.0))
                        .runs(10, "api", run -> run.throttled("1", 0.9)));
        assertThat(found.runs()).isEqualTo(10);
        assertThat(found.runsOver(0.25)).isZero();
        assertThat(found.correlation()).isZero();
        assertThat(found.pValue()).isEqualTo(1);
    }

    @Test
    void without_readings_nothing_is_said() {
        assertThat(facts(folder, CpuThrottling.class, history -> history.runs(9, "api", run -> run.cpu(1, 2))))
                .isEmpty();
    }

    @Test
    void the_request_in_force_is_that_of_the_latest_run() {
        CpuProfile profile = fact(
                folder,
                CpuProfile.class,
                history -> history.runs(3, "api", run -> run.cpu(200, 400).reserved("2"))
                        .runs(3, "api", run -> run.cpu(200, 400).reserved("4")));
        assertThat(profile.reserved()).contains(Cpu.parse("2"));
        assertThat(profile.shareOfReserved()).isEqualTo(0.2);
        assertThat(profile.lowerRequest()).contains(Cpu.parse("1"));
        assertThat(profile.millicoresFreed()).isEqualTo(1000);
    }

    @Test
    void a_correlation_is_that_of_the_ranks() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        RankCorrelation nearly = RankCorrelation.of(x, new double[] {2, 1, 4, 3, 6, 5, 8, 7});
        assertThat(nearly.rho()).isCloseTo(0.9048, within(1e-4));
        assertThat(nearly.pValue()).isCloseTo(0.0010, within(1e-4));
        assertThat(RankCorrelation.of(x, x).pValue()).isZero();
        assertThat(RankCorrelation.of(x, new double[8])).isEqualTo(new RankCorrelation(0, 1, 8));
        assertThat(RankCorrelation.of(new double[4], new double[4]).n()).isEqualTo(4);
        assertThat(RankCorrelation.of(new double[] {1, 1, 2, 2, 3}, new double[] {1, 1, 2, 2, 3})
                        .rho())
                .isCloseTo(1, within(1e-12));
        assertThat(Optional.of(RankCorrelation.of(x, new double[] {8, 7, 6, 5, 4, 3, 2, 1})))
                .map(RankCorrelation::pValue)
                .contains(1.0);
    }
}
