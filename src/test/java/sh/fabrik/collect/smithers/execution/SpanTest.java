package sh.fabrik.collect.smithers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void what_overlaps_counts_once() {
        assertThat(Span.covered(List.of(span(5, 20), span(0, 10), span(8, 9), span(30, 31))))
                .isEqualTo(Duration.ofSeconds(21));
        assertThat(Span.covered(List.of())).isZero();
    }

    @Test
    void one_that_ends_before_it_starts_counts_nothing() {
        assertThat(Span.covered(List.of(span(10, 3), span(4, 5)))).isEqualTo(Duration.ofSeconds(1));
        assertThat(span(10, 3).without(List.of())).isEqualTo(List.of(span(10, 3)));
        assertThat(span(0, 5).without(List.of(span(4, 1)))).containsExactly(span(0, 5));
    }

    @Test
    void others_are_cut_out_wherever_they_lie() {
        assertThat(span(0, 10).without(List.of(span(2, 3), span(8, 12), span(-5, 1))))
                .containsExactly(span(1, 2), span(3, 8));
        assertThat(span(0, 10).without(List.of(span(10, 20)))).containsExactly(span(0, 10));
        assertThat(span(0, 10).without(List.of(span(0, 10)))).isEmpty();
    }

    private static Span span(long from, long to) {
        return new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
    }
}
