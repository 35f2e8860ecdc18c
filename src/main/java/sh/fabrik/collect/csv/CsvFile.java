package sh.fabrik.collect.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.UnreadableValue;

/** One file while it is read, line by line. */
final class CsvFile implements AutoCloseable {
    /** A restart reads the file from its beginning: so many lines may be skipped again, some ten seconds' worth. */
    private static final long MOST_LINES_SKIPPED = 20_000_000;

    private final Path file;
    private final long mostSkipped;
    private final CollectRequest request;
    private final RowReader rows;
    private final FileNotices notices;
    private final Records records;
    private final Queue<Found> pending = new ArrayDeque<>();
    private Optional<Layout> layout = Optional.empty();
    private long lastLine;
    private Optional<CsvRecord> last = Optional.empty();
    private long skipped;
    private boolean ended;

    CsvFile(Path file, CollectRequest request, SeenIds seen) throws IOException {
        this(file, request, seen, MOST_LINES_SKIPPED);
    }

    /** @param mostSkipped lines that all restarts together may skip again */
    CsvFile(Path file, CollectRequest request, SeenIds seen, long mostSkipped) throws IOException {
        this.mostSkipped = mostSkipped;
        this.file = file;
        this.request = request;
        this.notices = new FileNotices(file);
        this.rows = new RowReader(file.toString(), request, seen, notices);
        this.records = new Records(file);
    }

    /** The next thing found; empty when this step found nothing, which is not yet the end. */
    Optional<Found> next() {
        if (pending.isEmpty() && !ended) {
            step();
        }
        return Optional.ofNullable(pending.poll());
    }

    boolean isDone() {
        return ended && pending.isEmpty();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private void step() {
        try {
            if (records.hasNext()) {
                take(records.next());
            } else {
                end();
            }
        } catch (CsvParseException e) {
            long line = records.lineOf(e).orElseGet(() -> lastLine() + 1);
            reject(
                    line,
                    "A quotation mark on this line is never closed, or not at the end of its field; close it, and double the marks"
                            + " inside a field.");
            restartAfter(line);
        } catch (UncheckedIOException e) {
            reject(lastLine() + 1, unreadable(e));
            end();
        }
    }

    private void take(CsvRecord record) {
        long line = records.lineOf(record);
        lastLine = line;
        last = Optional.of(record);
        if (layout.isEmpty()) {
            begin(record);
        } else if (record.getFieldCount() != layout.get().size()) {
            reject(
                    line,
                    "The line has " + record.getFieldCount() + " fields and the header "
                            + layout.get().size() + ".");
            if (lineEndsIn(record) > 0) {
                restartAfter(line);
            }
        } else {
            read(layout.get(), record, line);
        }
    }

    private void begin(CsvRecord header) {
        Layout found = Layout.of(header);
        layout = Optional.of(found);
        Optional<String> missing = found.missing(request.spec().isPresent());
        if (missing.isPresent()) {
            pending.add(new Found.Rejected("file " + file.getFileName(), file.toString(), missing.get()));
            ended = true;
            return;
        }
        notices.ofHeader(found).ifPresent(pending::add);
    }

    private void read(Layout columns, CsvRecord record, long line) {
        try {
            pending.add(new Found.Part(rows.read(columns.read(record))));
        } catch (UnreadableValue e) {
            reject(line, String.valueOf(e.getMessage()));
        }
    }

    private void reject(long line, String why) {
        pending.add(new Found.Rejected("line " + line, file + ":" + line, why));
    }

    private void restartAfter(long line) {
        skipped += line;
        if (skipped > mostSkipped) {
            reject(
                    line + 1,
                    "The rest of the file is skipped, since too many quotation marks are never closed; close or remove them.");
            end();
            return;
        }
        try {
            records.restartAfter(line);
            lastLine = line;
            last = Optional.empty();
        } catch (IOException e) {
            reject(line + 1, unreadable(e));
            end();
        }
    }

    private void end() {
        ended = true;
        if (layout.isEmpty()) {
            pending.add(new Found.Rejected(
                    "file " + file.getFileName(),
                    file.toString(),
                    "The file " + file + " is empty; its first line must name the columns."));
        }
        pending.addAll(notices.atEnd());
    }

    private static String unreadable(Exception e) {
        Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
        return "The file cannot be read from here on (" + cause.getMessage() + "); the lines before are read.";
    }

    /** Where the last record ended: it is asked for seldom, and every letter has to be looked at. */
    private long lastLine() {
        return lastLine + last.map(CsvFile::lineEndsIn).orElse(0L);
    }

    private static long lineEndsIn(CsvRecord record) {
        long ends = 0;
        for (int i = 0; i < record.getFieldCount(); i++) {
            String field = record.getField(i);
            for (int at = 0; at < field.length(); at++) {
                char c = field.charAt(at);
                boolean next = at + 1 < field.length() && field.charAt(at + 1) == '\n';
                ends += c == '\n' || (c == '\r' && !next) ? 1 : 0;
            }
        }
        return ends;
    }
}
