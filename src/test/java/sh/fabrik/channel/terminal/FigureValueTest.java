package sh.fabrik.channel.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.facts.Figure;

class FigureValueTest {
    @ParameterizedTest
    @CsvSource({
        "40, = 40",
        "-22.09712, = -22.0971",
        "0.515625, = 0.515625",
        "0.999999, = 0.999999",
        "0.9999999999910782, > 0.999999",
        "1, = 1",
        "1.0000001, = 1",
        "0.000002, = 0.000002",
        "4.7e-46, < 0.000001",
        "0, = 0"
    })
    void an_estimate_is_shown_to_six_digits_and_never_as_certain_when_it_is_not(double value, String words) {
        assertThat(FigureValue.words(new Figure.Estimated("p", value, "formula", Map.of(), Optional.empty())))
                .isEqualTo(words);
    }

    @Test
    void what_a_query_returns_is_shown_as_it_is() {
        assertThat(FigureValue.words(new Figure.Observed("share", 0.0000004, "SELECT 0.0000004")))
                .isEqualTo("= 0.0000004");
    }
}
