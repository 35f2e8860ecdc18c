package sh.fabrik.store.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {
    private static final long DAY = 86_400;

    @Test
    void every_day_of_five_centuries_reads_as_java_writes_it() {
        assertThat(LongStream.range(0, 500 * 366).mapToObj(day -> Instant.ofEpochSecond(day * DAY)))
                .allSatisfy(TimesTest::same);
    }

    @Test
    void any_second_reads_as_java_writes_it() {
        Random random = new Random(5);
        assertThat(Stream.generate(() -> Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L)))
                        .limit(50_000))
                .allSatisfy(TimesTest::same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "2000-02-29T23:59:59Z",
                "2026-02-27T22:05:00.120Z",
                "2026-02-27T22:05:00.000000001Z",
                "9998-12-31T23:59:59Z",
                "9999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void the_ends_and_fractions_too(String time) {
        same(Instant.parse(time));
    }

    private static void same(Instant time) {
        StringBuilder text = new StringBuilder();
        Times.append(text, time);
        assertThat(text.toString()).isEqualTo(time.toString());
    }
}
