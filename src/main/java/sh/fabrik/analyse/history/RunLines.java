package sh.fabrik.analyse.history;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.LatestRunStore;

/**
 * Runs of one spec as they are kept: what they share, each once; then each run, with the place of what it shares, its own line and, where they
 * are known, its throttled share and its cost to the last bit.
 */
final class RunLines {
    /** To be raised when lines get other columns or another form. */
    static final int FORM = 1;

    private RunLines() {}

    /** A spec's latest runs in the window, newest first. */
    static LatestRunStore.Lines kept(SpecId spec, List<RunLine> runs, WindowSeconds window) {
        long since = runs.size() < RunReader.LATEST
                ? window.since()
                : runs.get(RunReader.LATEST - 1).ended();
        return new LatestRunStore.Lines(spec, since, write(runs));
    }

    static byte[] write(List<RunLine> runs) {
        Map<RowLine.Part, Integer> places = new LinkedHashMap<>();
        for (RunLine run : runs) {
            places.putIfAbsent(run.alike().part(), places.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, places.size());
        for (RowLine.Part alike : places.keySet()) {
            number(out, alike.length());
            alike.writeTo(out);
        }
        number(out, runs.size());
        for (RunLine run : runs) {
            number(out, Objects.requireNonNull(places.get(run.alike().part())));
            run.own().writeTo(out);
            real(out, run.run().use().throttledShare());
            real(out, run.run().use().costUsd());
        }
        return out.toByteArray();
    }

    /** In the order in which they were written; empty when they cannot be read: then the runs are gathered once more. */
    static Optional<List<RunLine>> read(byte[] bytes) {
        try {
            return Optional.of(runs(new RowLine(bytes), bytes.length)).filter(runs -> !runs.isEmpty());
        } catch (RuntimeException damaged) { // whatever the bytes happen to say
            return Optional.empty();
        }
    }

    private static List<RunLine> runs(RowLine line, int length) {
        Alike[] alike = new Alike[count(line, length)];
        for (int i = 0; i < alike.length; i++) {
            alike[i] = Alike.of(line.next(count(line, length)));
        }
        int size = count(line, length);
        List<RunLine> runs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            runs.add(RunLine.of(line, alike[count(line, alike.length)]));
        }
        return runs;
    }

    private static int count(RowLine line, int most) {
        long count = line.known();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException(count + " is more than there is.");
        }
        return (int) count;
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.writeBytes((number + " ").getBytes(StandardCharsets.US_ASCII));
    }

    private static void real(ByteArrayOutputStream out, Optional<Double> number) {
        number.ifPresent(known -> out.writeBytes(
                ByteBuffer.allocate(Double.BYTES).putDouble(known).array()));
    }
}
