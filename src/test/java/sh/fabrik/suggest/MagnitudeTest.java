package sh.fabrik.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagnitudeTest {
    @ParameterizedTest
    @CsvSource({
        "memory: 4Gi, BYTES, 4294967296",
        "memory: 512Mi, BYTES, 536870912",
        "cpu: 500m, NANOCORES, 500000000",
        "cpu: 2, NANOCORES, 2000000000",
        "timeout: 45m, SECONDS, 2700",
        "timeout: 1h30m, SECONDS, 5400",
        "timeout: 50s, SECONDS, 50",
        "success: 70 %, PERCENT, 70",
        "risk: 2.5%, PERCENT, 2.5"
    })
    void reads_what_is_a_number(String text, Magnitude.Kind kind, double amount) {
        assertThat(Magnitude.of(text)).contains(new Magnitude(kind, amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: claude-opus-4",
                "model: 4",
                "memory: lots",
                "memory:",
                "memory: -1",
                "timeout: soon",
                "timeout: 90 minutes",
                "4Gi",
                "",
                "spec: split into 2 specs of at most 7 tasks"
            })
    void knows_no_number_where_there_is_none(String text) {
        assertThat(Magnitude.of(text)).isEmpty();
    }

    @Test
    void moves_by_more_than_a_share_of_the_other_value() {
        Magnitude four = new Magnitude(Magnitude.Kind.BYTES, 1000);
        assertThat(new Magnitude(Magnitude.Kind.BYTES, 1200).movedFrom(four, 0.2))
                .isFalse();
        assertThat(new Magnitude(Magnitude.Kind.BYTES, 1201).movedFrom(four, 0.2))
                .isTrue();
        assertThat(new Magnitude(Magnitude.Kind.BYTES, 800).movedFrom(four, 0.2))
                .isFalse();
        assertThat(new Magnitude(Magnitude.Kind.BYTES, 799).movedFrom(four, 0.2))
                .isTrue();
        assertThat(new Magnitude(Magnitude.Kind.SECONDS, 1000).movedFrom(four, 0.2))
                .isTrue();
    }
}
