package sh.fabrik.collect.spec.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.collect.JsonText;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[1, 1.0, 1e0, 10E-1] | [1,1,1,1]",
                "[0, -0, 0.000] | [0,0,0]",
                "[100, 1e2, 0.10] | [100,100,0.1]",
                "1e400 | 1E+400",
                "9007199254740993 | 9007199254740993",
                "{} | {}",
                "[ ] | []",
                "{\"b\":null, \"a\":{\"d\":true,\"c\":[{}]}} | {\"a\":{\"c\":[{}],\"d\":true},\"b\":null}",
                "\"\\u0041\\/\\u007f\" | \"A/\u007f\"",
                "\"\\u0001\\n\\t\\\"\" | \"\\u0001\\n\\t\\\"\"",
                "\"Z\\u0061\\u0308\" | \"Zä\"",
                "\"\\ud83d\\ude00\" | \"😀\"",
            })
    void one_value_has_one_notation(String written, String canonical) {
        assertThat(CanonicalJson.write(JsonText.parse(written.getBytes(StandardCharsets.UTF_8), "x")))
                .isEqualTo(canonical);
    }

    @Test
    void a_huge_exponent_stays_short() {
        assertThat(CanonicalJson.write(JsonText.parse("1e99999".getBytes(StandardCharsets.UTF_8), "x")))
                .isEqualTo("1E+99999");
    }
}
