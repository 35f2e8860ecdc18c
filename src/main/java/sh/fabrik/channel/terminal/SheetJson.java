package sh.fabrik.channel.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.channel.sheet.Cell;
import sh.fabrik.channel.sheet.Sheet;
import sh.fabrik.facts.Proportion;

/**
 * A sheet for other programs; docs/json.md is the contract.
 *
 * @param analysis which one
 * @param project absent for all projects
 * @param since begin of the window, UTC
 * @param until its end
 * @param more rows that the limit left out
 * @param rolledUp how many pruned runs the window holds, and what that means; absent when there are none
 * @param rows by column key; an unknown value is left out
 */
public record SheetJson(
        int schemaVersion,
        String analysis,
        Optional<String> project,
        Instant since,
        Instant until,
        int more,
        Optional<RolledUp> rolledUp,
        List<Map<String, Object>> rows) {

    /** Runs of which only counts are left. */
    public record RolledUp(int runs, String note) {}

    /** The rows of a sheet as keys and values. */
    public static <R> List<Map<String, Object>> rows(Sheet<R> sheet) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (R row : sheet.rows()) {
            Map<String, Object> values = new LinkedHashMap<>();
            List<Cell> cells = sheet.cells(row);
            for (int i = 0; i < cells.size(); i++) {
                String key = camel(sheet.columns().get(i).key());
                value(cells.get(i)).ifPresent(value -> values.put(key, value));
            }
            rows.add(values);
        }
        return rows;
    }

    /** A share as {@code docs/json.md} writes it. */
    private record Share(int n, int hits, double share, double low, double high) {
        static Share of(Cell.Rate rate) {
            Proportion proportion = rate.share();
            return new Share(
                    proportion.n(),
                    proportion.hits(),
                    Math.round(proportion.observed() * 1e4) / 1e4,
                    rate.low(),
                    rate.high());
        }
    }

    private static Optional<Object> value(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return Optional.of(text.text());
        } else if (cell instanceof Cell.Count count) {
            return Optional.of(count.number());
        } else if (cell instanceof Cell.Real real) {
            return Optional.of(Math.round(real.number() * 1e4) / 1e4);
        } else if (cell instanceof Cell.Rate rate) {
            return Optional.of(Share.of(rate));
        } else if (cell instanceof Cell.Bytes bytes) {
            return Optional.of(bytes.memory().toString());
        } else if (cell instanceof Cell.Amount amount) {
            return Optional.of(amount.usd());
        } else if (cell instanceof Cell.Length length) {
            return Optional.of(length.duration().toMillis() / 1000.0);
        } else if (cell instanceof Cell.Moment moment) {
            return Optional.of(moment.instant());
        }
        return Optional.empty();
    }

    private static String camel(String key) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char letter : key.toCharArray()) {
            name.append(upper ? Character.toUpperCase(letter) : letter);
            upper = letter == '_';
            if (upper) {
                name.setLength(name.length() - 1);
            }
        }
        return name.toString();
    }
}
