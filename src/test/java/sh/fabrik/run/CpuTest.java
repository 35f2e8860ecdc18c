package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CpuTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "2, 2000000000",
        "0.5, 500000000",
        "500m, 500000000",
        "250000u, 250000000",
        "1500m, 1500000000",
        "1e3m, 1000000000",
        "1e0, 1000000000",
        "100n, 100",
        "0.1n, 1",
        "0, 0",
        "1k, 1000000000000",
        "2Ki, 2048000000000",
    })
    void quantities_are_read_exactly_and_finer_ones_rounded_up(String text, long nanocores) {
        assertThat(Cpu.parse(text).nanocores()).isEqualTo(nanocores);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "2 cores", "500M i", "m", "0,5", "1e3mm", "half"})
    void what_is_no_quantity_is_refused_with_the_text_and_an_example(String text) {
        assertThatThrownBy(() -> Cpu.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("500m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-500m"})
    void a_negative_quantity_is_refused(String text) {
        assertThatThrownBy(() -> Cpu.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10G", "1E", "1e99"})
    void more_than_nine_billion_cores_are_refused(String text) {
        assertThatThrownBy(() -> Cpu.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("more CPU than any machine");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500m", "2000m, 2", "1e3m, 1", "250000u, 250m", "1500u, 1500u", "7n, 7n", "0, 0"})
    void its_text_is_the_canonical_quantity(String text, String canonical) {
        assertThat(Cpu.parse(text)).hasToString(canonical);
    }

    @Test
    void text_and_json_come_back_as_the_same_amount() {
        for (long nanocores : List.of(0L, 1L, 999L, 1_000L, 1_500_000L, 500_000_000L, 2_000_000_000L, Long.MAX_VALUE)) {
            Cpu cpu = Cpu.ofNanocores(nanocores);
            assertThat(Cpu.parse(cpu.toString())).isEqualTo(cpu);
            assertThat(JSON.readValue(JSON.writeValueAsString(cpu), Cpu.class)).isEqualTo(cpu);
        }
    }

    @Test
    void millicores_are_rounded_up() {
        assertThat(Cpu.ofNanocores(1).millicores()).isEqualTo(1);
        assertThat(Cpu.ofMillicores(250).cores()).isEqualTo(0.25);
        assertThat(Cpu.ofCores(1.5)).isEqualTo(Cpu.parse("1500m")).isGreaterThan(Cpu.ofCores(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.5})
    void a_number_that_is_no_amount_is_refused_and_never_read_as_zero(double cores) {
        assertThatThrownBy(() -> Cpu.ofCores(cores)).isInstanceOf(UnreadableValue.class);
    }
}
