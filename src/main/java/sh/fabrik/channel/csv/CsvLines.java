package sh.fabrik.channel.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Writes lines of CSV as RFC 4180 has them, but with plain line feeds; a field that is not known is empty. */
public final class CsvLines {
    private final CsvWriter csv;

    /** @param out stays open */
    public CsvLines(Writer out) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }

    /** One line. */
    public void line(List<String> fields) {
        csv.writeRecord(fields);
    }

    /** Hands on what is still held back. */
    public void flush() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The CSV cannot be written to its end: " + e.getMessage(), e);
        }
    }
}
