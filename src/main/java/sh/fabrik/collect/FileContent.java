package sh.fabrik.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files of people: whole, as UTF-8, with or without a byte order mark, and says what is wrong with them. */
public final class FileContent {
    /** Larger than any spec or report; keeps a wrong path from filling the memory. */
    public static final int LARGEST = 8 << 20;

    private FileContent() {}

    /**
     * The bytes of a file.
     *
     * @throws UnreadableContent when it is missing, a folder, not readable or larger than {@link #LARGEST} bytes
     */
    public static byte[] load(Path file) {
        String where = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw new UnreadableContent(where, "It is a folder; name a file.");
            }
            return accept(Files.size(file), where) ? Files.readAllBytes(file) : new byte[0];
        } catch (NoSuchFileException e) {
            throw new UnreadableContent(where, "There is no such file; check the path.");
        } catch (IOException e) {
            throw new UnreadableContent(where, "It cannot be read (" + e + "); check its permissions.");
        }
    }

    private static boolean accept(long size, String where) {
        if (size > LARGEST) {
            throw new UnreadableContent(
                    where, "It has " + size + " bytes; more than " + LARGEST + " are not read. Is it the right file?");
        }
        return size > 0;
    }

    /**
     * The text without its byte order mark.
     *
     * @throws UnreadableContent when the bytes are no UTF-8, with the position of the first wrong one
     */
    public static String decode(byte[] content, String where) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw new UnreadableContent(
                    where,
                    "Its byte " + (bytes.position() + 1) + " (0x"
                            + Integer.toHexString(Byte.toUnsignedInt(content[bytes.position()]))
                            + ") is not UTF-8; save the file as UTF-8.");
        }
        String decoded = text.flip().toString();
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }
}
