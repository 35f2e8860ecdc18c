package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MemoryTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "4Gi, 4294967296",
        "4G, 4000000000",
        "4096M, 4096000000",
        "4096Mi, 4294967296",
        "4e9, 4000000000",
        "4E9, 4000000000",
        "4.0E9, 4000000000",
        "+4e+9, 4000000000",
        "128974848, 128974848",
        "129e6, 129000000",
        "129M, 129000000",
        "123Mi, 128974848",
        "0.5Gi, 536870912",
        ".5Gi, 536870912",
        "5., 5",
        "2, 2",
        "512k, 512000",
        "512Ki, 524288",
        "1Ti, 1099511627776",
        "1E, 1000000000000000000",
        "7Ei, 8070450532247928832",
        "0, 0",
        "' 4Gi ', 4294967296",
    })
    void quantities_are_read_exactly(String text, long bytes) {
        assertThat(Memory.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1500m, 2", "500m, 1", "1m, 1", "1n, 1", "2000m, 2", "1e-100, 1", "1e-999999999, 1", "0.1Ki, 103"})
    void a_fraction_of_a_byte_is_rounded_up(String text, long bytes) {
        assertThat(Memory.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "lots",
                "4GB",
                "4gi",
                "4 Gi",
                "4K",
                "Gi",
                "-",
                ".",
                "1.2.3",
                "0x10",
                "4Gi4",
                "1e",
                "1ee3",
                "NaN",
                "Infinity",
                "٤Gi",
                "4,5Gi",
                "4_000",
                "∞"
            })
    void what_is_no_quantity_is_refused_with_the_text_and_an_example(String text) {
        assertThatExceptionOfType(UnreadableValue.class)
                .isThrownBy(() -> Memory.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("4Gi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-4Gi", "-0.5Gi", "-1e3"})
    void a_negative_quantity_is_refused(String text) {
        assertThatThrownBy(() -> Memory.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining(text)
                .hasMessageContaining("negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8Ei", "10E", "1e99", "1e999999999", "9223372036854775808"})
    void more_than_two_to_the_63_bytes_is_refused(String text) {
        assertThatThrownBy(() -> Memory.parse(text))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("more memory than any machine");
    }

    @Test
    void the_largest_amount_is_still_read() {
        assertThat(Memory.parse("9223372036854775807").bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void an_endless_text_is_refused_without_repeating_all_of_it() {
        assertThatThrownBy(() -> Memory.parse("9".repeat(1_000_000)))
                .isInstanceOf(UnreadableValue.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }

    @ParameterizedTest
    @CsvSource({
        "4096Mi, 4Gi",
        "4294967296, 4Gi",
        "0.5Gi, 512Mi",
        "1536Mi, 1536Mi",
        "4G, 3906250Ki",
        "1025, 1025",
        "0, 0"
    })
    void its_text_is_the_shortest_exact_binary_quantity(String text, String canonical) {
        assertThat(Memory.parse(text)).hasToString(canonical);
    }

    @Test
    void text_and_json_come_back_as_the_same_amount() {
        for (long bytes : List.of(0L, 1L, 1023L, 1024L, 1536L << 20, 4L << 30, 4_000_000_000L, Long.MAX_VALUE)) {
            Memory memory = Memory.ofBytes(bytes);
            assertThat(Memory.parse(memory.toString())).isEqualTo(memory);
            assertThat(JSON.readValue(JSON.writeValueAsString(memory), Memory.class))
                    .isEqualTo(memory);
        }
    }

    @Test
    void mebibytes_are_of_two_to_the_20_bytes_and_rounded_up() {
        assertThat(Memory.ofBytes((1 << 20) + 1).mebibytes()).isEqualTo(2);
        assertThat(Memory.ofMebibytes(4096)).isEqualTo(Memory.parse("4Gi"));
        assertThat(Memory.parse("1536Mi").gibibytes()).isEqualTo(1.5);
    }

    @Test
    void amounts_compare_by_size() {
        Memory less = Memory.parse("4G");
        Memory more = Memory.parse("4Gi");
        assertThat(more.isMoreThan(less)).isTrue();
        assertThat(less.isMoreThan(less)).isFalse();
        assertThat(Memory.max(less, more)).isEqualTo(more);
        assertThat(less).isLessThan(more);
    }

    @Test
    void negative_bytes_are_refused() {
        assertThatThrownBy(() -> Memory.ofBytes(-1)).isInstanceOf(UnreadableValue.class);
    }
}
