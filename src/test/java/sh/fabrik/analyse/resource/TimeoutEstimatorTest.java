package sh.fabrik.analyse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.fact;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.TimeoutProfile;

class TimeoutEstimatorTest {
    @TempDir
    private Path folder;

    @Test
    void runs_stopped_at_their_deadline_ask_for_a_longer_one_but_at_most_double() {
        TimeoutProfile profile = fact(
                folder,
                TimeoutProfile.class,
                history ->
                        history.runs(12, "api", run -> run.stoppedAfter(900)).runs(18, "api", run -> run.lasted(700)));
        assertThat(profile.timeouts().observed()).isEqualTo(0.4);
        assertThat(profile.deadline()).contains(Duration.ofMinutes(15));
        assertThat(profile.suggested()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
        assertThat(profile.confidence()).isGreaterThan(0.9);
        assertThat(profile.longestSuccess()).contains(Duration.ofSeconds(700));
    }

    @Test
    void a_deadline_that_was_never_reached_gives_no_alarm() {
        TimeoutProfile profile =
                fact(folder, TimeoutProfile.class, history -> history.runs(30, "api", run -> run.lasted(600)));
        assertThat(profile.timeouts().hits()).isZero();
        assertThat(profile.deadline()).isEmpty();
        assertThat(profile.confidence()).isZero();
    }

    @Test
    void runs_stopped_at_scattered_times_had_no_deadline_in_common() {
        TimeoutProfile profile = fact(
                folder,
                TimeoutProfile.class,
                history -> history.runs(4, "api", run -> run.stoppedWithoutSayingWhen(300))
                        .runs(4, "api", run -> run.stoppedWithoutSayingWhen(900))
                        .runs(4, "api", run -> run.stoppedWithoutSayingWhen(7200))
                        .runs(18, "api", run -> run.lasted(600)));
        assertThat(profile.timeouts().hits()).isEqualTo(12);
        assertThat(profile.deadline()).isEmpty();
    }

    @Test
    void a_deadline_that_nobody_names_is_where_most_were_stopped() {
        TimeoutProfile profile = fact(
                folder,
                TimeoutProfile.class,
                history -> history.runs(9, "api", run -> run.stoppedWithoutSayingWhen(900))
                        .runs(2, "api", run -> run.stoppedWithoutSayingWhen(7200))
                        .runs(18, "api", run -> run.lasted(600)));
        assertThat(profile.deadline()).contains(Duration.ofMinutes(15));
    }
}
