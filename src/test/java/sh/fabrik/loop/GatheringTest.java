package sh.fabrik.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.StoreProblem;
import sh.fabrik.store.gap.Feed;
import sh.fabrik.store.gap.GapStore;
import sh.fabrik.store.gap.OpenGap;

/** Several sources in one collect, on a real database. */
final class GatheringTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Window FIRST = Window.last(Duration.ofDays(7), NOON);

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("a.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Collected> gather(Instant now, Duration deadline, Inlet... inlets) {
        GatherPlan plan = new GatherPlan("shop", List.of(inlets), Duration.ofHours(1), deadline);
        return new FeedbackLoop(database, Clock.fixed(now, ZoneOffset.UTC)).gather(plan, GatherProgress.SILENT);
    }

    private static Inlet inlet(String source, Supplier<Stream<Found>> found, String... after) {
        return new Inlet(new Feed(source, "prod"), Set.of(after), Duration.ofDays(7), (history, due) -> found::get);
    }

    private static Stream<Found> runs(int count) {
        return IntStream.range(0, count).mapToObj(i -> part("r" + i));
    }

    private static Found part(String runId) {
        RunKey key = new RunKey(Source.KUBERNETES, "prod/" + runId);
        return new Found.Part(RunPart.of(key, runId, "shop", 1, "test")
                .withTiming(
                        new RunPart.Timing(Optional.of(NOON.minusSeconds(600)), Optional.of(NOON), Optional.empty())));
    }

    private static Stream<Found> down() {
        throw new UnreadableValue("Nobody answers at http://prometheus:9090; is it up?");
    }

    private int storedRuns() {
        return database.sql().fetchSingle("SELECT count(*) FROM runs").get(0, Integer.class);
    }

    @Test
    void sources_are_read_at_the_same_time() {
        CyclicBarrier both = new CyclicBarrier(2);
        Supplier<Stream<Found>> meets = () -> {
            try {
                both.await();
                return runs(1);
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThat(gather(NOON, LONG, inlet("a", meets), inlet("b", meets)))
                .extracting(Collected::source)
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void a_source_that_is_down_leaves_a_gap_and_stops_nobody() {
        List<Collected> collected =
                gather(NOON, LONG, inlet("prometheus", GatheringTest::down), inlet("kubernetes", () -> runs(3)));
        assertThat(collected)
                .filteredOn(one -> !one.failed())
                .extracting(Collected::added)
                .containsExactly(3);
        assertThat(new GapStore(database).open())
                .containsExactly(new OpenGap(
                        new Feed("prometheus", "prod"),
                        FIRST,
                        "Nobody answers at http://prometheus:9090; is it up?",
                        NOON));
    }

    @Test
    void the_next_collect_asks_for_the_gap_and_fills_it() {
        gather(NOON, LONG, inlet("prometheus", GatheringTest::down));
        List<Window> asked = new ArrayList<>();
        Instant later = NOON.plus(Duration.ofDays(1));
        gather(later, LONG, new Inlet(new Feed("prometheus", "prod"), Set.of(), Duration.ofDays(7), (history, due) -> {
            asked.addAll(due);
            return Stream::empty;
        }));
        assertThat(asked).containsExactly(new Window(FIRST.since(), later));
        assertThat(new GapStore(database).open()).isEmpty();
    }

    @Test
    void what_a_source_told_before_it_failed_is_kept() {
        Stream<Found> breaks = Stream.concat(runs(1200), Stream.of(1).map(one -> {
            throw new UnreadableValue("The connection broke.");
        }));
        gather(NOON, LONG, inlet("kubernetes", () -> breaks));
        assertThat(storedRuns()).isEqualTo(1200);
        assertThat(new GapStore(database).open()).extracting(OpenGap::reason).containsExactly("The connection broke.");
    }

    @Test
    void a_source_that_hangs_is_left_behind_at_the_deadline() {
        CountDownLatch never = new CountDownLatch(1);
        Supplier<Stream<Found>> hangs = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Stream.empty();
        };
        gather(NOON, Duration.ofMillis(200), inlet("loki", hangs), inlet("after", () -> runs(1), "loki"));
        assertThat(new GapStore(database).open())
                .extracting(gap -> gap.feed().source())
                .containsExactly("loki", "after");
        assertThat(new GapStore(database).open().get(0).reason()).startsWith("It had not ended after 0s");
    }

    @Test
    void a_source_that_asks_about_runs_begins_when_they_are_stored() {
        List<Integer> known = new ArrayList<>();
        Inlet metrics = new Inlet(
                new Feed("prometheus", "prod"), Set.of("kubernetes", "absent"), Duration.ofDays(7), (history, due) -> {
                    known.add(storedRuns());
                    return Stream::empty;
                });
        gather(NOON, LONG, metrics, inlet("kubernetes", () -> runs(700)));
        assertThat(known).containsExactly(700);
    }

    @Test
    void a_source_that_cannot_even_be_opened_leaves_a_gap_and_those_after_it_go_on() {
        Inlet broken = new Inlet(new Feed("kubernetes", "prod"), Set.of(), Duration.ofDays(7), (history, due) -> {
            throw new UnreadableValue("prometheus.tokenFile names /nowhere, which cannot be read.");
        });
        List<Collected> collected = gather(NOON, LONG, broken, inlet("prometheus", Stream::empty, "kubernetes"));
        assertThat(collected).extracting(Collected::failed).containsExactly(true, false);
    }

    @Test
    void a_fault_of_fabrik_s_own_is_named_but_not_quoted() {
        gather(NOON, LONG, inlet("loki", () -> {
            throw new IllegalStateException("token=hunter2");
        }));
        assertThat(new GapStore(database).open().get(0).reason())
                .contains("IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void trouble_with_the_history_itself_stops_everything() {
        Inlet troubled = new Inlet(new Feed("kubernetes", "prod"), Set.of(), Duration.ofDays(7), (history, due) -> {
            throw new StoreProblem("The disk is full.");
        });
        assertThatThrownBy(() -> gather(NOON, LONG, troubled)).hasMessage("The disk is full.");
    }

    @Test
    void collected_twice_is_collected_once() {
        gather(NOON, LONG, inlet("kubernetes", () -> runs(10)));
        assertThat(gather(NOON.plusSeconds(60), LONG, inlet("kubernetes", () -> runs(10))))
                .extracting(Collected::unchanged)
                .containsExactly(10);
        assertThat(storedRuns()).isEqualTo(10);
    }
}
