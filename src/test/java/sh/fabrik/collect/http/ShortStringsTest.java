package sh.fabrik.collect.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class ShortStringsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['abcdef']          | ['abcd']",
                "['abcd',1]          | ['abcd',1]",
                "['abc\\nx']         | ['abc\\n']",
                "['abcä']            | ['abcä']",
                "['abc\\u00e9def']   | ['abc\\u00e9']",
                "['ab\\\\\\'cd','x'] | ['ab\\\\','x']",
                "{'k':'','l':[]}     | {'k':'','l':[]}"
            })
    void long_strings_are_cut_and_the_rest_stays(String before, String after) throws IOException {
        assertThat(cut(before.replace('\'', '"'), 4)).isEqualTo(after.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void json_stays_json_wherever_it_is_cut(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        StringBuilder text = new StringBuilder();
        String[] pieces = {"a", "\\", "\"", "ä", "😀", "\n", "é", "{", "]", ":", ","};
        for (int i = 0; i < 400; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        String json = JsonMapper.shared().writeValueAsString(text.toString());
        for (int longest = 0; longest < 60; longest++) {
            String read = JsonMapper.shared().readTree(cut(json, longest)).asString();
            assertThat(text.toString()).startsWith(read);
            assertThat(read.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(longest + 4);
        }
    }

    @Test
    void a_line_of_any_size_takes_little_memory() throws IOException {
        long size = 300L << 20;
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                return given++ < size ? (given == 1 || given == size ? '"' : 'x') : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int next = read();
                into[offset] = (byte) next;
                int count = 1;
                while (count < length && given < size - 1) {
                    into[offset + count++] = 'x';
                    given++;
                }
                return next < 0 ? -1 : count;
            }
        };
        assertThat(JsonMapper.shared()
                        .readTree(new ShortStrings(endless, 1_000))
                        .asString())
                .hasSize(1_000);
    }

    private static String cut(String json, int longest) throws IOException {
        try (ShortStrings in =
                new ShortStrings(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), longest)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
