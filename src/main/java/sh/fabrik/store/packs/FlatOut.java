package sh.fabrik.store.packs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.store.bytes.GrowingBytes;

/** Bits that tell which values of a row are known, apart from the values themselves; {@link FlatIn} reads both. */
final class FlatOut {
    /** Larger numbers would not fit beside the bit that tells their unit. */
    private static final long LARGEST = 1L << 60;

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Long, Integer> rows = new HashMap<>();
    private final GrowingBytes bytes = new GrowingBytes(1 << 13);
    private final GrowingBytes heads = new GrowingBytes(256);
    private long known;
    private int bit;
    private boolean fits = true;

    /** Ends a row: what comes now belongs to the next. @return whether everything so far could be written */
    boolean endRow() {
        Integer place = rows.putIfAbsent(known, rows.size());
        heads.number(place == null ? 0 : place + 1L);
        if (place == null) {
            heads.number(known);
        }
        known = 0;
        bit = 0;
        return fits;
    }

    /** The one thing for which there is no room makes the whole unwritable. */
    void require(boolean possible) {
        fits &= possible;
    }

    boolean known(boolean is) {
        if (is) {
            known |= 1L << bit;
        }
        bit++;
        return is;
    }

    boolean known(Optional<?> value) {
        return known(value.isPresent());
    }

    /** @param number as unsigned */
    void number(long number) {
        bytes.number(number);
    }

    void signed(long number) {
        number(number << 1 ^ number >> Long.SIZE - 1);
    }

    /** @param unit of which the number mostly is a multiple */
    void coarse(long number, long unit) {
        require(number < LARGEST && number > -LARGEST);
        long whole = number / unit;
        signed(whole * unit == number ? whole << 1 : number << 1 | 1);
    }

    /** All its 64 bits. */
    void fixed(long number) {
        bytes.fixed(number);
    }

    /** A text that may come again. */
    void text(String text) {
        Integer place = places.putIfAbsent(text, places.size());
        if (place == null) {
            number(0);
            fresh(text, 0);
        } else {
            number(place + 1L);
        }
    }

    /** A text that begins like the one before it. */
    void like(String text, String before) {
        int most = Math.min(text.length(), before.length());
        int same = 0;
        while (same < most && text.charAt(same) == before.charAt(same) && text.charAt(same) < Character.MIN_SURROGATE) {
            same++;
        }
        number(same);
        fresh(text, same);
    }

    private void fresh(String text, int from) {
        String rest = from == 0 ? text : text.substring(from);
        byte[] letters = rest.getBytes(StandardCharsets.UTF_8);
        require(isWhole(rest) || new String(letters, StandardCharsets.UTF_8).equals(rest));
        bytes.letters(letters);
    }

    /** Half a letter, as where a text was cut, cannot be written. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    int length() {
        return bytes.size() + heads.size() + Integer.BYTES;
    }

    void copyTo(ByteBuffer to) {
        to.putInt(heads.size());
        heads.copyTo(to);
        bytes.copyTo(to);
    }
}
