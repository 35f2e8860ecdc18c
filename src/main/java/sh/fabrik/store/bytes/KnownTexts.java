package sh.fabrik.store.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts that come again and again, of which the last few are kept, so that the same letters give the same object: days of one spec name
 * the same models and versions thousands of times. For one thread.
 */
public final class KnownTexts {
    private static final int PLACES = 64;

    private final byte[][] letters = new byte[PLACES][];
    private final String[] texts = new String[PLACES];

    /** The text that these bytes of UTF-8 stand for. */
    String of(byte[] bytes, int from, int length) {
        if (length == 0) {
            return "";
        }
        int to = from + length;
        int place = (31 * (31 * length + bytes[from]) + bytes[to - 1]) & (PLACES - 1);
        byte[] known = letters[place];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, to)) {
            letters[place] = Arrays.copyOfRange(bytes, from, to);
            texts[place] = new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        return texts[place];
    }
}
