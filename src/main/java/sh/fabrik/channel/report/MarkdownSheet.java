package sh.fabrik.channel.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.channel.sheet.Sheet;

/** A sheet as a table of markdown, as GitHub shows it. */
public final class MarkdownSheet {
    private final PrintWriter out;
    private final Function<Cell, String> text;

    /** @param text a value as people read it */
    public MarkdownSheet(PrintWriter out, Function<Cell, String> text) {
        this.out = out;
        this.text = text;
    }

    /** A heading and the table; a sentence where there is nothing to tell. */
    public <R> void section(String heading, Sheet<R> sheet) {
        out.println("\n## " + heading + "\n");
        if (sheet.rows().isEmpty()) {
            out.println("The runs do not say what this needs.");
            return;
        }
        out.println(line(sheet.columns().stream().map(Column::heading).toList()));
        out.println(line(sheet.columns().stream().map(column -> "---").toList()));
        sheet.rows()
                .forEach(row -> out.println(line(sheet.cells(row).stream()
                        .map(text)
                        .map(MarkdownSheet::escaped)
                        .toList())));
    }

    private static String line(List<String> fields) {
        return fields.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
    }
}
