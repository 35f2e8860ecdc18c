package sh.fabrik.store.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;

final class GapStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Feed METRICS = new Feed("prometheus", "prod");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Database database;
    private GapStore gaps;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("a.db"));
        gaps = new GapStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Window hours(int from, int to) {
        return new Window(NOON.plus(HOUR.multipliedBy(from)), NOON.plus(HOUR.multipliedBy(to)));
    }

    private static OpenGap left(Window window, String reason) {
        return new OpenGap(METRICS, window, reason, NOON);
    }

    private List<Window> due(int hour) {
        return gaps.due(METRICS, NOON.plus(HOUR.multipliedBy(hour)), HOUR, HOUR.multipliedBy(10));
    }

    private void ended(int hour, OpenGap... left) {
        Instant now = NOON.plus(HOUR.multipliedBy(hour));
        gaps.ended(METRICS, now, List.of(left), now);
    }

    @Test
    void the_first_window_reaches_back_as_far_as_the_source_is_asked_at_all() {
        assertThat(due(0)).containsExactly(hours(-10, 0));
    }

    @Test
    void the_next_window_overlaps_the_last() {
        ended(0);
        assertThat(due(5)).containsExactly(hours(-1, 5));
    }

    @Test
    void a_gap_is_due_again_until_it_is_filled() {
        ended(0, left(hours(-9, -8), "It was down."));
        assertThat(due(5)).containsExactly(hours(-9, -8), hours(-1, 5));
        ended(5);
        assertThat(gaps.open()).isEmpty();
        assertThat(due(6)).containsExactly(hours(4, 6));
    }

    @Test
    void a_source_that_stays_down_has_one_gap_that_grows_and_remembers_its_beginning() {
        ended(0, left(hours(-10, 0), "It was down."));
        ended(5, left(hours(-10, 5), "It is still down."));
        assertThat(gaps.open()).containsExactly(new OpenGap(METRICS, hours(-10, 5), "It is still down.", NOON));
    }

    @Test
    void a_gap_that_is_filled_in_part_shrinks() {
        ended(0, left(hours(-10, 0), "It was down."));
        ended(5, left(hours(-10, -9), "Its data begin later."));
        assertThat(gaps.open(METRICS)).extracting(OpenGap::window).containsExactly(hours(-10, -9));
    }

    @Test
    void gaps_that_touch_are_one() {
        ended(
                0,
                left(hours(-2, -1), "It was down."),
                left(hours(-3, -2), "It was slow."),
                left(hours(-9, -8), "It was down."));
        assertThat(gaps.open(METRICS)).extracting(OpenGap::window).containsExactly(hours(-9, -8), hours(-3, -1));
    }

    @Test
    void gaps_of_other_sources_and_places_stay() {
        Feed elsewhere = new Feed("prometheus", "staging");
        gaps.ended(elsewhere, NOON, List.of(new OpenGap(elsewhere, hours(-1, 0), "It was down.", NOON)), NOON);
        ended(0);
        assertThat(gaps.open()).extracting(OpenGap::feed).containsExactly(elsewhere);
        assertThat(gaps.coveredTo(METRICS)).contains(NOON);
    }

    @Test
    void an_older_collect_that_ends_later_does_not_turn_the_time_back() {
        ended(5);
        ended(0);
        assertThat(gaps.coveredTo(METRICS)).contains(NOON.plus(HOUR.multipliedBy(5)));
    }

    @Test
    void a_clock_that_was_turned_back_gives_an_empty_window() {
        ended(5);
        assertThat(due(0)).containsExactly(hours(0, 0));
    }
}
