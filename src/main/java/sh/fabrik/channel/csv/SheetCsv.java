package sh.fabrik.channel.csv;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.channel.sheet.Sheet;
import sh.fabrik.facts.Proportion;

/** A sheet as CSV: exact numbers, bytes, seconds, RFC 3339 times; a rate becomes five columns. */
public final class SheetCsv {
    private static final List<String> PARTS_OF_A_RATE = List.of("hits", "n", "share", "low", "high");

    private SheetCsv() {}

    /** Writes heading and rows; the writer stays open. */
    public static <R> void write(Sheet<R> sheet, Writer out) {
        CsvLines lines = new CsvLines(out);
        List<String> heading = new ArrayList<>();
        for (Column<R> column : sheet.columns()) {
            if (column.rate()) {
                PARTS_OF_A_RATE.forEach(part -> heading.add(column.key() + "_" + part));
            } else {
                heading.add(column.key());
            }
        }
        lines.line(heading);
        for (R row : sheet.rows()) {
            lines.line(sheet.cells(row).stream()
                    .flatMap(cell -> fields(cell).stream())
                    .toList());
        }
        lines.flush();
    }

    private static List<String> fields(Cell cell) {
        if (cell instanceof Cell.Rate rate) {
            Proportion share = rate.share();
            return List.of(
                    Integer.toString(share.hits()),
                    Integer.toString(share.n()),
                    number(share.observed()),
                    number(rate.low()),
                    number(rate.high()));
        }
        return List.of(field(cell));
    }

    private static String field(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        } else if (cell instanceof Cell.Count count) {
            return Long.toString(count.number());
        } else if (cell instanceof Cell.Real real) {
            return number(real.number());
        } else if (cell instanceof Cell.Bytes bytes) {
            return Long.toString(bytes.memory().bytes());
        } else if (cell instanceof Cell.Amount amount) {
            return amount.usd().toString();
        } else if (cell instanceof Cell.Length length) {
            return number(length.duration().toMillis() / 1000.0);
        } else if (cell instanceof Cell.Moment moment) {
            return moment.instant().toString();
        }
        return "";
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6f", value).replaceFirst("0+$", "");
    }
}
