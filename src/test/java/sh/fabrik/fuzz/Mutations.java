package sh.fabrik.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils input: a few random changes at a time, of bytes, of pieces, and of the words that readers stumble over. */
final class Mutations {
    private static final int MOST_CHANGES = 8;
    private static final int LONGEST_PIECE = 200;
    private static final int LONGEST = 200_000;

    private static final List<String> WORDS = List.of(
            "",
            "\0",
            "-",
            "-1",
            "0",
            "1e999",
            "1e-999",
            "9223372036854775808",
            "-9223372036854775809",
            "NaN",
            "Infinity",
            "null",
            "true",
            "{}",
            "[]",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "\\",
            "\\u0000",
            "\\ud800",
            ",",
            ":",
            ";",
            "\t",
            "\r\n",
            "\n",
            "#",
            "---",
            "```",
            "<!--",
            "-->",
            "/*",
            "*/",
            "rule \"",
            "end",
            "when",
            "then",
            "package ",
            "Gi",
            "Ki",
            "m",
            "e",
            "E",
            "%",
            "é",
            "😀",
            "\ufeff",
            "\u2028",
            "%s",
            "${x}",
            "..",
            "/",
            "2026-02-30",
            "2026-01-31T25:00:00Z",
            "99999999999999999999");

    private final RandomGenerator random;

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** One of the seeds with some changes; other seeds lend pieces. */
    byte[] next(List<byte[]> seeds) {
        byte[] input = pick(seeds).clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            input = change(input, seeds);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] change(byte[] input, List<byte[]> seeds) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + random.nextInt(LONGEST_PIECE));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(input);
            case 1 -> replaced(input, at, to, new byte[0]);
            case 2 -> replaced(input, at, at, Arrays.copyOfRange(input, at, to));
            case 3 -> replaced(input, at, at, word());
            case 4 -> replaced(input, at, Math.min(input.length, at + 1 + random.nextInt(12)), word());
            case 5 -> Arrays.copyOf(input, at);
            case 6 -> replaced(input, at, to, piece(pick(seeds)));
            case 7 -> replaced(input, at, at, word().length == 0 ? word() : repeated(word()));
            default -> replaced(input, at, at, new byte[] {(byte) random.nextInt(256)});
        };
    }

    private byte[] flipped(byte[] input) {
        if (input.length > 0) {
            input[random.nextInt(input.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeated(byte[] piece) {
        int times = 1 + random.nextInt(2000);
        byte[] many = new byte[piece.length * times];
        for (int i = 0; i < many.length; i++) {
            many[i] = piece[i % piece.length];
        }
        return many;
    }

    private byte[] piece(byte[] seed) {
        int at = random.nextInt(seed.length + 1);
        return Arrays.copyOfRange(seed, at, Math.min(seed.length, at + random.nextInt(LONGEST_PIECE)));
    }

    private byte[] pick(List<byte[]> seeds) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] piece) {
        byte[] output = new byte[input.length - (to - from) + piece.length];
        System.arraycopy(input, 0, output, 0, from);
        System.arraycopy(piece, 0, output, from, piece.length);
        System.arraycopy(input, to, output, from + piece.length, input.length - to);
        return output;
    }
}
