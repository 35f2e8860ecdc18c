package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Sha256Test {
    private static String javasOwn(byte[] message) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
    }

    @Test
    void messages_of_every_length_around_the_blocks_have_the_hash_that_java_gives_them() throws Exception {
        Random random = new Random(7);
        for (int length = 0; length < 600; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            assertThat(Sha256.of(message)).describedAs("%d bytes", length).isEqualTo(javasOwn(message));
        }
    }

    @Test
    void a_long_message_has_the_hash_that_java_gives_it() throws Exception {
        byte[] message = new byte[3_000_001];
        new Random(8).nextBytes(message);
        assertThat(Sha256.of(message)).isEqualTo(javasOwn(message));
    }

    @Test
    void the_examples_of_the_standard_come_out() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void parts_are_told_from_each_other() throws Exception {
        assertThat(Sha256.of("a", "bc")).isNotEqualTo(Sha256.of("ab", "c"));
        assertThat(Sha256.of("é", "")).isEqualTo(javasOwn("é\0\0".getBytes(StandardCharsets.UTF_8)));
    }
}
