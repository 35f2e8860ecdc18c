package sh.fabrik.collect.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogPagesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_line_comes_once_though_many_have_the_same_time(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<LogLine> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(new LogLine(1_000 + random.nextInt(60), "{app=\"" + random.nextInt(3) + "\"}", "line " + i));
        }
        LogPages pages = new LogPages(server(all, 25), 1_000, 2_000, 25);
        List<LogLine> read = read(pages);
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThat(read)
                .isSortedAccordingTo(Comparator.comparingLong(LogLine::nanos).reversed());
        assertThat(pages.isCrowded()).isFalse();
    }

    @Test
    void bounds_are_kept() {
        List<LogLine> all = List.of(line(10, "a"), line(20, "b"), line(30, "c"));
        assertThat(read(new LogPages(server(all, 2), 20, 30, 2)))
                .extracting(LogLine::text)
                .containsExactly("b");
        assertThat(read(new LogPages(server(all, 2), 30, 30, 2))).isEmpty();
    }

    @Test
    void a_full_last_page_is_followed_by_an_end() {
        List<LogLine> all = List.of(line(10, "a"), line(20, "b"), line(30, "c"), line(40, "d"));
        assertThat(read(new LogPages(server(all, 2), 10, 41, 2)))
                .extracting(LogLine::text)
                .containsExactly("d", "c", "b", "a");
    }

    @Test
    void more_lines_of_one_time_than_fit_into_a_page_are_said_and_passed() {
        List<LogLine> all = new ArrayList<>(List.of(line(10, "before"), line(30, "after")));
        for (int i = 0; i < 9; i++) {
            all.add(line(20, "same " + i));
        }
        LogPages pages = new LogPages(server(all, 4), 0, 100, 4);
        assertThat(read(pages))
                .extracting(LogLine::text)
                .contains("after", "before")
                .doesNotHaveDuplicates();
        assertThat(pages.isCrowded()).isTrue();
    }

    private static LogLine line(long nanos, String text) {
        return new LogLine(nanos, "{}", text);
    }

    private static List<LogLine> read(LogPages pages) {
        List<LogLine> read = new ArrayList<>();
        while (pages.hasNext()) {
            read.addAll(pages.next().lines());
        }
        return read;
    }

    /** As Loki: the start counts, the end does not, and the newest come first. */
    private static LogPages.Server server(List<LogLine> all, int limit) {
        return (from, to) -> new LogPage(
                "streams",
                all.stream()
                        .filter(line -> line.nanos() >= from && line.nanos() < to)
                        .sorted(Comparator.comparingLong(LogLine::nanos)
                                .reversed()
                                .thenComparing(LogLine::text))
                        .limit(limit)
                        .toList());
    }
}
