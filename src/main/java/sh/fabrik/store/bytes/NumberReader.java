package sh.fabrik.store.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers of seven bits to a byte, lowest first, and texts that stand at their first use, then as its place. */
public final class NumberReader {
    private final byte[] bytes;
    private final @Nullable KnownTexts known;
    private final List<String> texts = new ArrayList<>();
    private int at;

    /** @param from where to begin */
    public NumberReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
        this.known = null;
    }

    /** @param known texts of what was read before */
    public NumberReader(byte[] bytes, int from, KnownTexts known) {
        this.bytes = bytes;
        this.at = from;
        this.known = known;
    }

    /** The place of the next byte. */
    public int at() {
        return at;
    }

    /** Most numbers are small; a history has millions of them. */
    public long number() {
        byte first = bytes[at++];
        return first >= 0 ? first : longer(first & 0x7f);
    }

    private long longer(long lowest) {
        long number = lowest;
        for (int shift = 7; ; shift += 7) {
            byte part = bytes[at++];
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }

    /** A number of which all 64 bits stand there. */
    public long fixed() {
        long number = ByteBuffer.wrap(bytes).getLong(at);
        at += Long.BYTES;
        return number;
    }

    /** A text that may come again. */
    public String text() {
        int place = (int) number();
        if (place > 0) {
            return texts.get(place - 1);
        }
        String text = known == null ? letters() : known(known);
        texts.add(text);
        return text;
    }

    private String known(KnownTexts before) {
        int length = (int) number();
        String text = before.of(bytes, at, length);
        at += length;
        return text;
    }

    /** A text behind its length in bytes of UTF-8. */
    public String letters() {
        int length = (int) number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
