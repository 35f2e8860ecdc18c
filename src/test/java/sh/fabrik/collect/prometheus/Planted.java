package sh.fabrik.collect.prometheus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** History for a server, in the protocol of remote write: protobuf in a block of snappy without compression. */
public final class Planted {
    private static final int LITERAL = 1 << 15; // bytes of one literal

    private final ByteArrayOutputStream request = new ByteArrayOutputStream();

    /**
     * A series with samples from start to end, both inclusive.
     *
     * @param labels with {@code __name__}
     * @param value of the seconds since the start
     */
    public Planted series(
            Map<String, String> labels, Instant start, Instant end, Duration every, DoubleUnaryOperator value) {
        ByteArrayOutputStream series = new ByteArrayOutputStream();
        new TreeMap<>(labels).forEach((name, text) -> {
            ByteArrayOutputStream label = new ByteArrayOutputStream();
            bytes(label, 1, name.getBytes(StandardCharsets.UTF_8));
            bytes(label, 2, text.getBytes(StandardCharsets.UTF_8));
            bytes(series, 1, label.toByteArray());
        });
        for (Instant at = start; !at.isAfter(end); at = at.plus(every)) {
            double seconds = Duration.between(start, at).toMillis() / 1000.0;
            bytes(series, 2, sample(value.applyAsDouble(seconds), at.toEpochMilli()));
        }
        bytes(request, 1, series.toByteArray());
        return this;
    }

    private static byte[] sample(double value, long millis) {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        sample.write(1 << 3 | 1);
        sample.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
        sample.write(2 << 3);
        varint(sample, millis);
        return sample.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
        out.write(field << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** The body of {@code POST /api/v1/write}. */
    byte[] body() {
        byte[] plain = request.toByteArray();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        varint(block, plain.length);
        for (int from = 0; from < plain.length; from += LITERAL) {
            int length = Math.min(LITERAL, plain.length - from);
            block.write(61 << 2);
            block.write(length - 1 & 0xff);
            block.write(length - 1 >> 8);
            block.write(plain, from, length);
        }
        return block.toByteArray();
    }
}
