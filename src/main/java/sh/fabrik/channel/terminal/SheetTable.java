package sh.fabrik.channel.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.channel.sheet.Sheet;

/**
 * A sheet as aligned columns. On a terminal it fits the width: lesser columns are left out, then the longest text is cut. For other
 * programs everything is there.
 */
public final class SheetTable {
    private static final String GAP = "  ";
    private static final int SHORTEST_TEXT = 12;

    private final PrintWriter out;
    private final Screen screen;

    public SheetTable(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** Draws the sheet, headings first. */
    public <R> void show(Sheet<R> sheet) {
        Sheet<R> shown = screen.terminal() ? fitting(sheet) : sheet;
        List<List<Cell>> cells = shown.rows().stream().map(shown::cells).toList();
        List<Integer> widths = widths(shown.columns(), cells);
        if (screen.terminal()) {
            shrink(widths, cells);
        }
        List<Boolean> right = IntStream.range(0, widths.size())
                .mapToObj(i -> cells.stream().anyMatch(row -> CellText.right(row.get(i))))
                .toList();
        List<String> headings = shown.columns().stream()
                .map(column -> column.heading().toUpperCase(Locale.ROOT))
                .toList();
        out.println(Style.BOLD.paint(line(headings, widths, right), screen));
        for (List<Cell> row : cells) {
            out.println(line(row.stream().map(CellText::of).toList(), widths, right));
        }
    }

    /** Leaves out what only wide terminals show, then lesser columns until the rest fits as it is. */
    private <R> Sheet<R> fitting(Sheet<R> sheet) {
        Sheet<R> shown = without(sheet, column -> column.weight() > screen.columns());
        while (excess(widths(
                        shown.columns(), shown.rows().stream().map(shown::cells).toList()))
                > 0) {
            Optional<Column<R>> least = shown.columns().stream()
                    .filter(column -> column.weight() > 0)
                    .reduce((a, b) -> b.weight() >= a.weight() ? b : a);
            if (least.isEmpty()) {
                return shown;
            }
            shown = without(shown, column -> column.equals(least.get()));
        }
        return shown;
    }

    private static <R> Sheet<R> without(Sheet<R> sheet, Predicate<Column<R>> left) {
        return new Sheet<>(sheet.columns().stream().filter(left.negate()).toList(), sheet.rows());
    }

    private static <R> List<Integer> widths(List<Column<R>> columns, List<List<Cell>> cells) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            int longest = cells.stream()
                    .mapToInt(row -> CellText.of(row.get(place)).length())
                    .max()
                    .orElse(0);
            widths.add(Math.max(columns.get(i).heading().length(), longest));
        }
        return widths;
    }

    private int excess(List<Integer> widths) {
        return widths.stream().mapToInt(width -> width + GAP.length()).sum() - GAP.length() - screen.columns();
    }

    /** Takes from the widest column of text until the line fits, or every text is as short as it may be. */
    private void shrink(List<Integer> widths, List<List<Cell>> cells) {
        List<Integer> texts = IntStream.range(0, widths.size())
                .filter(i -> cells.stream().anyMatch(row -> row.get(i) instanceof Cell.Text))
                .boxed()
                .toList();
        while (excess(widths) > 0 && !texts.isEmpty()) {
            int widest = Collections.max(texts, Comparator.comparing(widths::get));
            if (widths.get(widest) <= SHORTEST_TEXT) {
                return;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
    }

    private String line(List<String> texts, List<Integer> widths, List<Boolean> right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            String text = cut(texts.get(i), widths.get(i));
            String space = " ".repeat(widths.get(i) - text.length());
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? space + text : text + space);
        }
        return line.toString().stripTrailing();
    }

    /** Names differ at their ends at least as often as at their begins, so the middle is left out. */
    private String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        String dots = screen.unicode() ? "…" : "..";
        int kept = Math.max(0, width - dots.length());
        int head = (kept + 1) / 2;
        return text.substring(0, head) + dots + text.substring(text.length() - (kept - head));
    }
}
