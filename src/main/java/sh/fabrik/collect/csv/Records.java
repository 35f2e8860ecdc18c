package sh.fabrik.collect.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The records of one file, gzip or plain, in UTF-8 (or UTF-16 with a byte order mark), separated by comma, semicolon or tab,
 * whichever the header has most of. Can start again after a line, for what a quote that is never closed has swallowed.
 */
final class Records implements AutoCloseable {
    /** A record of more characters is no record but an open quote. */
    private static final int LONGEST_RECORD = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;
    private static final Pattern STARTING_LINE = Pattern.compile("record starting at line (\\d{1,18})");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private CloseableIterator<CsvRecord> records;
    private long skipped;

    Records(Path file) throws IOException {
        this.file = file;
        this.records = open(0);
    }

    /**
     * @throws CsvParseException when a quote is opened and never closed
     * @throws java.io.UncheckedIOException when the file cannot be read on
     */
    boolean hasNext() {
        return records.hasNext();
    }

    CsvRecord next() {
        return records.next();
    }

    /** The line of the file on which a record begins, from 1. */
    long lineOf(CsvRecord record) {
        return record.getStartingLineNumber() + skipped;
    }

    /** The line on which a broken record begins, which the message of the reader tells; empty if it does not. */
    OptionalLong lineOf(CsvParseException broken) {
        Matcher told = STARTING_LINE.matcher(String.valueOf(broken.getMessage()));
        return told.find() ? OptionalLong.of(Long.parseLong(told.group(1)) + skipped) : OptionalLong.empty();
    }

    /**
     * Goes on with the first line after this one.
     *
     * @throws IOException also for a pipe, which gives its lines once
     */
    void restartAfter(long line) throws IOException {
        if (isPipe()) {
            throw new IOException("a pipe gives its lines only once; to have the rest read, collect from a file");
        }
        records.close();
        records = open(line);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private CloseableIterator<CsvRecord> open(long afterLine) throws IOException {
        InputStream raw = new BufferedInputStream(input(), BUFFER);
        try {
            BufferedReader text = textOf(raw);
            char separator = separatorOf(text);
            skip(text, afterLine);
            skipped = afterLine;
            return reader(text, separator).iterator();
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** The stream of a channel asks for its position, which a pipe does not have. */
    private InputStream input() throws IOException {
        return isPipe() ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
    }

    private boolean isPipe() {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(text);
    }

    private static BufferedReader textOf(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == GZIP_MAGIC_1 && raw.read() == GZIP_MAGIC_2;
        raw.reset();
        InputStream plain = gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
        BufferedReader text = new BufferedReader(new InputStreamReader(plain, charsetOf(plain)), BUFFER);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static Charset charsetOf(InputStream plain) throws IOException {
        plain.mark(2);
        int mark = plain.read() << Byte.SIZE | plain.read();
        plain.reset();
        return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static char separatorOf(BufferedReader text) throws IOException {
        text.mark(BUFFER);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        int c = text.read();
        for (int read = 1; read < BUFFER && c >= 0 && c != '\n' && c != '\r'; read++) {
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
            c = text.read();
        }
        text.reset();
        if (commas >= semicolons && commas >= tabs) {
            return ',';
        }
        return semicolons >= tabs ? ';' : '\t';
    }

    private static void skip(BufferedReader text, long lines) throws IOException {
        for (long line = 0; line < lines && text.readLine() != null; line++) {
            continue;
        }
    }
}
