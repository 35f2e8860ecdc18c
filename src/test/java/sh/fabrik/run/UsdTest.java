package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class UsdTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "0.45, 0.45",
        "' 0.450 ', 0.45",
        "100, 100",
        "1e2, 100",
        "0, 0",
        "0.00, 0",
        "0.000000123, 0.000000123",
        "1e-400000000, 0",
        "0.1234567890123456789, 0.123456789012345679",
    })
    void amounts_are_exact_and_print_plainly(String text, String plain) {
        assertThat(Usd.parse(text)).hasToString(plain);
    }

    @Test
    void the_same_amount_is_equal_however_it_was_written() {
        assertThat(Usd.parse("0.50")).isEqualTo(Usd.of(0.5)).isEqualTo(Usd.of(new BigDecimal("5E-1")));
        assertThat(Usd.parse("100")).isEqualTo(Usd.of(100.0)).hasSameHashCodeAs(Usd.of(100.0));
    }

    @Test
    void a_tenth_ten_times_is_one() {
        Usd sum = Usd.of(0);
        for (int i = 0; i < 10; i++) {
            sum = sum.plus(Usd.parse("0.1"));
        }
        assertThat(sum).isEqualTo(Usd.of(1));
    }

    @Test
    void json_comes_back_as_the_same_amount() {
        for (String text : new String[] {"0", "0.45", "100", "123456.789"}) {
            Usd amount = Usd.parse(text);
            assertThat(JSON.readValue(JSON.writeValueAsString(amount), Usd.class))
                    .isEqualTo(amount);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lots", "$0.45", "0,45", "0.45 USD", "NaN", "-0.45", "1e13", "1e400000000", "1e2147483647"})
    void what_is_no_amount_is_refused_with_the_text(String text) {
        assertThatThrownBy(() -> Usd.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageMatching("(?s).*(US dollars).*");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void a_number_that_is_no_amount_is_refused(double amount) {
        assertThatThrownBy(() -> Usd.of(amount)).isInstanceOf(UnreadableValue.class);
    }
}
