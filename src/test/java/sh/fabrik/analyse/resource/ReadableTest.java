package sh.fabrik.analyse.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.run.Memory;

class ReadableTest {
    @ParameterizedTest
    @CsvSource({"4Gi,4Gi", "4Gi,4Gi", "1945Mi,1984Mi", "4045Mi,4Gi", "700Mi,704Mi", "33Mi,33Mi", "101Mi,104Mi", "1,1"})
    void worked_values(String wanted, String rounded) {
        assertThat(Readable.up(Memory.parse(wanted).bytes())).isEqualTo(Memory.parse(rounded));
    }

    @Test
    void rounding_never_lowers_and_costs_at_most_three_percent() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            double bytes = Math.exp(10 + 17 * random.nextDouble());
            assertThat((double) Readable.up(bytes).bytes()).isBetween(bytes, bytes * 1.03 + 1);
        }
    }

    @Test
    void rounding_stops_at_the_ceiling() {
        assertThat(Readable.up(3.95e9, 4e9)).isEqualTo(Memory.ofBytes(4_000_000_000L));
    }
}
