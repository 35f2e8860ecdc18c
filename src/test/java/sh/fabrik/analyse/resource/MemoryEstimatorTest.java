package sh.fabrik.analyse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.fact;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.analyse.HistoryBuilder;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.MemoryProfile.LimitOption;
import sh.fabrik.run.Memory;

class MemoryEstimatorTest {
    @TempDir
    private Path folder;

    @Test
    void three_quarters_killed_at_2gi_ask_for_4gi_whatever_is_tolerated() {
        MemoryProfile profile = fact(folder, MemoryProfile.class, history -> killed(history, 30, 10));
        assertThat(profile.runs()).isEqualTo(40);
        assertThat(profile.kills()).isEqualTo(30);
        assertThat(profile.killedAtLimit().observed()).isEqualTo(0.75);
        assertThat(profile.options()).extracting(LimitOption::limit).containsOnly(Memory.parse("4Gi"));
        assertThat(profile.predictedKillRate()).isBetween(0.7, 0.8);
        LimitOption option = profile.optionFor(0.02);
        assertThat(option.predictedKillRate()).isBetween(0.02, 0.3);
        assertThat(option.confidenceBetter()).isGreaterThan(0.95);
        assertThat(option.confidenceTolerable()).isLessThan(0.5);
    }

    @Test
    void a_kill_whose_scraped_peak_is_lower_still_says_more_than_its_limit() {
        MemoryProfile profile = fact(
                folder,
                MemoryProfile.class,
                history -> history.runs(20, "api", run -> run.killedAt("2Gi").peak("700Mi"))
                        .runs(5, "api", run -> run.limit("2Gi").peak("1900Mi")));
        assertThat(profile.limitFor(0.02)).isEqualTo(Memory.parse("4Gi"));
        assertThat(profile.largestPeak()).isEqualTo(Memory.parse("2Gi"));
    }

    @Test
    void a_kill_without_any_peak_counts_at_its_limit() {
        MemoryProfile profile = fact(
                folder,
                MemoryProfile.class,
                history -> history.runs(8, "api", run -> run.limit("1Gi").failed("oom")));
        assertThat(profile.kills()).isEqualTo(8);
        assertThat(profile.limitFor(0.05)).isEqualTo(Memory.parse("2Gi"));
    }

    @Test
    void kills_at_an_earlier_lower_limit_do_not_raise_the_present_one_that_holds() {
        MemoryProfile profile = fact(folder, MemoryProfile.class, history -> {
            Random random = new Random(1);
            history.runs(60, "api", run -> run.limit("4Gi").peak(1900 + random.nextInt(500) + "Mi"));
            history.runs(20, "api", run -> run.killedAt("2Gi"));
        });
        assertThat(profile.limit()).contains(Memory.parse("4Gi"));
        assertThat(profile.runsAtLimit()).isEqualTo(60);
        assertThat(profile.killedAtLimit().hits()).isZero();
        assertThat(profile.predictedKillRate()).isLessThan(0.01);
        assertThat(profile.limitFor(0.02)).isLessThan(Memory.parse("4Gi"));
        assertThat(profile.limitFor(0.02)).isGreaterThan(profile.largestPeak());
    }

    @Test
    void a_wasteful_limit_is_at_most_halved_and_never_under_the_largest_peak() {
        MemoryProfile wasteful = fact(
                folder,
                MemoryProfile.class,
                history -> history.runs(40, "api", run -> run.limit("8Gi").peak("900Mi")));
        assertThat(wasteful.options()).extracting(LimitOption::limit).containsOnly(Memory.parse("4Gi"));
        assertThat(wasteful.optionFor(0.02).confidenceTolerable()).isGreaterThan(0.95);
        assertThat(wasteful.optionFor(0.02).confidenceBetter()).isLessThan(0.01);
    }

    @Test
    void without_a_limit_there_is_still_a_profile() {
        MemoryProfile profile =
                fact(folder, MemoryProfile.class, history -> history.runs(12, "api", run -> run.peak("900Mi")));
        assertThat(profile.hasLimit()).isFalse();
        assertThat(profile.killedAtLimit().n()).isEqualTo(12);
        assertThat(profile.predictedKillRate()).isZero();
        assertThat(profile.limitFor(0.02)).isBetween(Memory.parse("900Mi"), Memory.parse("1000Mi"));
    }

    @Test
    void runs_without_peak_or_kill_give_no_profile() {
        assertThat(facts(folder, MemoryProfile.class, history -> history.runs(9, "api", run -> run.limit("1Gi"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_quiet_spec_gives_no_alarming_number(long seed) {
        Random random = new Random(seed);
        double spread = 0.05 + 0.2 * random.nextDouble();
        MemoryProfile profile = fact(
                folder,
                MemoryProfile.class,
                history -> history.runs(
                        10 + random.nextInt(30),
                        "api",
                        run -> run.limit("2Gi").peak((long) (700 * Math.exp(spread * random.nextGaussian())) + "Mi")));
        assertThat(profile.predictedKillRate()).isLessThan(0.02);
        assertThat(profile.limitFor(0.02)).isLessThan(Memory.parse("2Gi"));
    }

    private static void killed(HistoryBuilder history, int kills, int survivors) {
        Random random = new Random(3);
        history.runs(kills, "api", run -> run.killedAt("2Gi"));
        history.runs(survivors, "api", run -> run.limit("2Gi").peak(1500 + random.nextInt(500) + "Mi"));
    }
}
