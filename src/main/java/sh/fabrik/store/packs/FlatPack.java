package sh.fabrik.store.packs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import sh.fabrik.run.RunPart;

/**
 * The parts of a plain history, in which a run is one line without attempts, in a form of few bytes that takes a tenth of the time of
 * JSON: each part is a row of bits that tell what is known of it, then the known values as whole numbers of seven bits to a byte; a text
 * stands once in a pack. The order and number of the bits is the form, and may never change; the bytes end with a checksum.
 */
public final class FlatPack {
    private static final int SUM = Integer.BYTES;

    private FlatPack() {}

    /**
     * The parts as bytes; empty when one of them says more than this form has room for.
     *
     * @param form the first byte, by which the reader's caller knows what it is
     */
    public static Optional<byte[]> write(List<RunPart> parts, byte form) {
        FlatWriter writer = new FlatWriter();
        for (RunPart part : parts) {
            if (!writer.add(part)) {
                return Optional.empty();
            }
        }
        FlatOut out = writer.out();
        int length = 1 + out.length();
        ByteBuffer bytes = ByteBuffer.allocate(length + SUM);
        bytes.put(form);
        out.copyTo(bytes);
        bytes.putInt(sum(bytes.array(), length));
        return Optional.of(bytes.array());
    }

    /**
     * The parts that {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the bytes are not as they were written
     */
    public static List<RunPart> read(byte[] bytes) {
        int length = bytes.length - SUM;
        if (length < 1 || sum(bytes, length) != ByteBuffer.wrap(bytes).getInt(length)) {
            throw new IllegalArgumentException("its checksum is wrong");
        }
        FlatIn in = new FlatIn(bytes, 1);
        FlatReader reader = new FlatReader(in);
        List<RunPart> parts = new ArrayList<>();
        while (in.hasNext()) {
            parts.add(reader.next());
        }
        return parts;
    }

    private static int sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
