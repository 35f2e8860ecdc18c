package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Memory;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;

final class FollowUpsTest {
    private static final Instant START = Samples.START;
    private static final Instant END = START.plusSeconds(600);

    @TempDir
    Path folder;

    private Database database;
    private FollowUps followUps;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("analytics.db"));
        followUps = new FollowUps(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_finished_run_is_to_be_measured_and_named_with_its_pods() {
        save(END, Samples.job("u", "r", START));
        assertThat(followUps.unmeasured(Optional.empty(), START))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.key().toString()).isEqualTo("kubernetes:dev/u");
                    assertThat(run.start()).isEqualTo(START.minusSeconds(60));
                    assertThat(run.end()).isEqualTo(END);
                    assertThat(run.memoryLimit()).contains(Memory.parse("2Gi"));
                    assertThat(run.pods()).extracting(pod -> pod.name()).containsExactly("fabrik-u");
                });
        assertThat(followUps.unmeasured(Optional.empty(), END.plusSeconds(1))).isEmpty();
    }

    @Test
    void runs_without_pods_and_runs_that_go_on_are_left_out() {
        save(END, Samples.job("u", "r", START).withPods(List.of()), Samples.csv("c", "c", START));
        save(END, Samples.job("v", "s", START).withTiming(Samples.timing(START, Optional.empty())));
        assertThat(followUps.unmeasured(Optional.empty(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void an_answer_given_long_after_the_end_settles_it_and_an_early_one_does_not() {
        save(END, Samples.job("u", "r", START), Samples.metrics("u", "r"));
        assertThat(followUps.unmeasured(Optional.empty(), START)).hasSize(1);
        save(END.plus(Duration.ofHours(1)), Samples.metrics("u", "r"));
        assertThat(followUps.unmeasured(Optional.empty(), START)).isEmpty();
    }

    @Test
    void only_failures_without_a_named_error_are_to_be_explained() {
        save(END, Samples.job("u", "r", START), Samples.job("v", "s", START), Samples.database("s", START));
        assertThat(followUps.unexplained(Optional.empty(), START))
                .extracting(FinishedRun::runId)
                .containsExactly("r");
        save(END.plus(Duration.ofHours(1)), Samples.part(Source.LOKI, "dev/u", "r"));
        assertThat(followUps.unexplained(Optional.empty(), START)).isEmpty();
    }

    @Test
    void a_cluster_that_is_named_is_the_only_one_asked_about() {
        save(END, Samples.job("u", "r", START));
        assertThat(followUps.unmeasured(Optional.of("dev"), START)).hasSize(1);
        assertThat(followUps.unmeasured(Optional.of("de"), START)).isEmpty();
        assertThat(followUps.unexplained(Optional.of("prod"), START)).isEmpty();
    }

    @Test
    void an_explained_run_is_not_asked_for_again() {
        save(END, Samples.job("u", "r", START), Samples.logs("u", "r", ErrorType.TEST_FAIL));
        assertThat(followUps.unexplained(Optional.empty(), START)).isEmpty();
    }

    private void save(Instant now, RunPart... parts) {
        new RunStore(database, Clock.fixed(now, ZoneOffset.UTC)).save(List.of(parts));
    }
}
