package sh.fabrik.collect.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with {@link TooMuch} where an answer is larger than anyone expects, so that it cannot fill the memory or the hour. */
final class BoundedStream extends FilterInputStream {
    private final long largest;
    private long read;

    BoundedStream(InputStream in, long largest) {
        super(in);
        this.largest = largest;
    }

    /** There is more than the bound. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(long bytes) {
            super("more than " + bytes + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (read > largest) {
            throw new TooMuch(largest);
        }
    }
}
