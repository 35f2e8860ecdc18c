package sh.fabrik.collect.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * JSON whose strings are cut at a length, so that a log line of any size takes little memory. It stays valid: neither an
 * escape sequence nor a character of several bytes is cut in two.
 */
public final class ShortStrings extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private boolean inString;
    private int escape; // characters of an escape sequence that are still to come
    private int length; // bytes of the present string that were let through
    private boolean cut;

    /** @param longest bytes of a string that are let through, but for the end of a character or escape sequence */
    public ShortStrings(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int written = 0;
        while (written == 0 && count > 0) {
            if (position == filled && !fill()) {
                return -1;
            }
            while (position < filled && written < count) {
                byte next = buffer[position++];
                if (isKept(next)) {
                    into[offset + written++] = next;
                }
            }
        }
        return written;
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, in.read(buffer, 0, BUFFER));
        return filled > 0;
    }

    private boolean isKept(byte next) {
        if (!inString) {
            inString = next == '"';
            length = 0;
            cut = false;
            return true;
        }
        if (escape > 0) {
            escape += next == 'u' && escape == 1 ? 3 : -1;
        } else if (next == '"') {
            inString = false;
            return true;
        } else {
            cut = cut || (length >= longest && !continues(next));
            escape = next == '\\' ? 1 : 0;
        }
        length++;
        return !cut;
    }

    /** Whether a byte is a later one of a character in UTF-8. */
    private static boolean continues(byte next) {
        return (next & 0xC0) == 0x80;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
