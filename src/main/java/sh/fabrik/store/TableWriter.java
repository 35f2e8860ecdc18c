package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes many rows of one table with one prepared statement, which is what makes large imports fast. */
final class TableWriter<T> {
    private static final int SLICE = 250; // rows that are worth a second processor

    private final Database database;
    private final Cells.Telling<T> telling;
    private final Function<Cells, BoundRows> statement;

    private TableWriter(Database database, Cells.Telling<T> telling, Function<Cells, BoundRows> statement) {
        this.database = database;
        this.telling = telling;
        this.statement = statement;
    }

    /** Inserts; what all of the things share is said once (see {@link InsertShape}). */
    static <T> TableWriter<T> inserting(Database database, String table, Cells.Telling<T> telling) {
        return new TableWriter<>(database, telling, cells -> insert(table, cells));
    }

    /** Inserts; what all of the things share is said once (see {@link InsertShape}). */
    static <T> TableWriter<T> inserting(Database database, String table, List<Column<T>> columns) {
        return inserting(database, table, telling(columns));
    }

    /** Inserts, or overwrites the row with the same key; columns in {@code kept} stay as they were. */
    static <T> TableWriter<T> replacing(
            Database database,
            String table,
            Cells.Telling<T> telling,
            Collection<String> key,
            Collection<String> kept) {
        return new TableWriter<>(database, telling, cells -> whole(replace(table, cells.names(), key, kept), cells));
    }

    /** Inserts, or overwrites the row with the same key; columns in {@code kept} stay as they were. */
    static <T> TableWriter<T> replacing(
            Database database, String table, List<Column<T>> columns, Collection<String> key, Collection<String> kept) {
        return replacing(database, table, telling(columns), key, kept);
    }

    /** Any other statement; the columns only say what is bound to its question marks, in order. */
    static <T> TableWriter<T> running(Database database, String statement, List<Column<T>> columns) {
        return new TableWriter<>(database, telling(columns), cells -> whole(statement, cells));
    }

    void write(Collection<T> things) {
        List<List<T>> slices = slices(List.copyOf(things));
        (slices.size() > 1 ? slices.parallelStream() : slices.stream())
                .map(slice -> statement.apply(Cells.of(telling, slice)))
                .toList()
                .forEach(rows -> rows.run(database));
    }

    private List<List<T>> slices(List<T> things) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < things.size(); from += SLICE) {
            slices.add(things.subList(from, Math.min(from + SLICE, things.size())));
        }
        return slices;
    }

    /** Any other statement, which needs no database yet. */
    static <T> BoundRows running(String statement, List<Column<T>> columns, Collection<T> things) {
        return whole(statement, Cells.of(telling(columns), things));
    }

    /** An insert that needs no database yet. */
    static <T> BoundRows inserting(String table, List<Column<T>> columns, Collection<T> things) {
        return inserting(table, telling(columns), things);
    }

    /** An insert that needs no database yet. */
    static <T> BoundRows inserting(String table, Cells.Telling<T> telling, Collection<T> things) {
        return things.isEmpty() ? BoundRows.NONE : insert(table, Cells.of(telling, things));
    }

    private static BoundRows insert(String table, Cells cells) {
        InsertShape shape = InsertShape.of(table, cells);
        return BoundRows.of(shape.sql(), shape.more(), cells, shape.places());
    }

    private static BoundRows whole(String statement, Cells cells) {
        return BoundRows.of(
                statement,
                cells,
                IntStream.range(0, cells.names().size()).boxed().toList());
    }

    private static <T> Cells.Telling<T> telling(List<Column<T>> columns) {
        return (thing, cells) -> {
            for (Column<T> column : columns) {
                Object value = column.value().apply(thing);
                cells.put(column.name(), value instanceof Optional<?> optional ? optional.orElse(null) : value);
            }
        };
    }

    private static String replace(String table, List<String> names, Collection<String> key, Collection<String> kept) {
        String changes = names.stream()
                .filter(name -> !key.contains(name) && !kept.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ") ON CONFLICT (" + String.join(", ", key)
                + ") DO UPDATE SET " + changes;
    }
}
