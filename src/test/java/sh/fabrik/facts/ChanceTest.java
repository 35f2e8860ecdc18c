package sh.fabrik.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
    @ParameterizedTest
    @CsvSource({"0, 30, 0.016, 0.224", "1, 40, 0.037, 0.457", "3, 3, 0.875, 1.000", "0, 0, 0.5, 0.875"})
    void follows_the_worked_values(int seen, int of, double next, double another) {
        assertThat(Chance.ofNext(seen, of)).isCloseTo(next, within(0.001));
        assertThat(Chance.ofAnother(seen, of, 20)).isCloseTo(another, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "3, 10", "10, 10"})
    void one_next_run_is_the_next_run_and_none_shows_nothing(int seen, int of) {
        assertThat(Chance.ofAnother(seen, of, 1)).isCloseTo(Chance.ofNext(seen, of), within(1e-12));
        assertThat(Chance.ofAnother(seen, of, 0)).isZero();
    }
}
