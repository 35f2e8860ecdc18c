package sh.fabrik.store.bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are written one after the other; {@link NumberReader} reads them. */
public final class GrowingBytes {
    private static final int LONGEST = 10; // bytes of a number

    private byte[] bytes;
    private int size;

    /** @param room to begin with */
    public GrowingBytes(int room) {
        this.bytes = new byte[room];
    }

    /** A whole number, seven bits to a byte, lowest first. @param number as unsigned */
    public void number(long number) {
        makeRoom(LONGEST);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** All 64 bits of a number. */
    public void fixed(long number) {
        makeRoom(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(size, number);
        size += Long.BYTES;
    }

    /** How many letters, and then these. */
    public void letters(byte[] letters) {
        number(letters.length);
        makeRoom(letters.length);
        System.arraycopy(letters, 0, bytes, size, letters.length);
        size += letters.length;
    }

    private void makeRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }

    public int size() {
        return size;
    }

    public void copyTo(ByteBuffer to) {
        to.put(bytes, 0, size);
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }
}
