package sh.fabrik.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) of what is in memory, as 64 lower-case hex digits. Java's own is found by way of all security providers, which
 * takes longer than everything that a run waits for has to be hashed; a test holds both to the same answers.
 */
public final class Sha256 {
    private static final int BLOCK = 64;
    private static final int LENGTH = 8; // bytes at the end of the last block, which say how many bits there are

    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private static final int[] ROUNDS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private Sha256() {}

    /** Of several texts in UTF-8, each with a zero byte behind it. */
    public static String of(String... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : parts) {
            all.writeBytes(part.getBytes(StandardCharsets.UTF_8));
            all.write(0);
        }
        return of(all.toByteArray());
    }

    public static String of(byte[] message) {
        byte[] padded = padded(message);
        int[] state = START.clone();
        int[] words = new int[BLOCK];
        for (int at = 0; at < padded.length; at += BLOCK) {
            expand(padded, at, words);
            compress(words, state);
        }
        StringBuilder hex = new StringBuilder(BLOCK);
        for (int part : state) {
            hex.append(HexFormat.of().toHexDigits(part));
        }
        return hex.toString();
    }

    private static byte[] padded(byte[] message) {
        byte[] padded = Arrays.copyOf(message, (message.length + LENGTH) / BLOCK * BLOCK + BLOCK);
        padded[message.length] = (byte) 0x80;
        long bits = message.length * 8L;
        for (int i = 1; i <= LENGTH; i++) {
            padded[padded.length - i] = (byte) bits;
            bits >>>= 8;
        }
        return padded;
    }

    private static void expand(byte[] message, int at, int[] words) {
        for (int i = 0; i < 16; i++) {
            int from = at + 4 * i;
            words[i] = message[from] << 24
                    | (message[from + 1] & 0xff) << 16
                    | (message[from + 2] & 0xff) << 8
                    | (message[from + 3] & 0xff);
        }
        for (int i = 16; i < BLOCK; i++) {
            int far = words[i - 15];
            int near = words[i - 2];
            words[i] = words[i - 16]
                    + words[i - 7]
                    + (Integer.rotateRight(far, 7) ^ Integer.rotateRight(far, 18) ^ (far >>> 3))
                    + (Integer.rotateRight(near, 17) ^ Integer.rotateRight(near, 19) ^ (near >>> 10));
        }
    }

    /** The letters are those of the standard. */
    private static void compress(int[] words, int[] state) {
        int a = state[0], b = state[1], c = state[2], d = state[3];
        int e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < BLOCK; i++) {
            int first = h
                    + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + ((e & f) ^ (~e & g))
                    + ROUNDS[i]
                    + words[i];
            int second = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
