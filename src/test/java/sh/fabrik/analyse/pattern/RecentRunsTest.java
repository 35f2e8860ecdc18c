package sh.fabrik.analyse.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.RecentRun;
import sh.fabrik.run.Memory;

class RecentRunsTest {
    @TempDir
    private Path folder;

    @Test
    void the_last_twenty_come_newest_first() {
        List<RecentRun> runs = facts(folder, RecentRun.class, history -> history.runs(30, "api", run -> {}));
        assertThat(runs)
                .hasSize(20)
                .extracting(RecentRun::age)
                .startsWith(0, 1, 2)
                .endsWith(19);
        assertThat(runs.get(0).endedAt()).isAfter(runs.get(1).endedAt());
    }

    @Test
    void a_single_spike_stands_out_and_the_usual_runs_do_not() {
        Random random = new Random(2);
        List<RecentRun> runs = facts(
                folder,
                RecentRun.class,
                history -> history.run("api", run -> run.peak("3Gi"))
                        .runs(19, "api", run -> run.peak(900 + random.nextInt(80) + "Mi")));
        assertThat(runs.get(0).peakScore()).isGreaterThan(10);
        assertThat(runs.get(0).timesTypicalPeak()).isBetween(3.0, 3.5);
        assertThat(runs.subList(1, 20))
                .allSatisfy(run -> assertThat(run.peakScore()).isLessThan(4));
    }

    @Test
    void equal_peaks_do_not_make_a_small_difference_endless() {
        List<RecentRun> runs = facts(
                folder,
                RecentRun.class,
                history -> history.run("api", run -> run.peak("910Mi")).runs(19, "api", run -> run.peak("900Mi")));
        assertThat(runs.get(0).peakScore()).isLessThan(1);
    }

    @Test
    void with_few_other_peaks_nothing_is_typical() {
        List<RecentRun> runs = facts(
                folder,
                RecentRun.class,
                history -> history.run("api", run -> run.peak("3Gi")).runs(4, "api", run -> run.peak("900Mi")));
        assertThat(runs.get(0).typicalPeak()).isEmpty();
        assertThat(runs.get(0).peakScore()).isZero();
        assertThat(runs.get(0).memoryPeak()).contains(Memory.parse("3Gi"));
    }
}
