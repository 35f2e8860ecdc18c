package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table with one prepared statement, which is what makes large imports fast. */
final class TableWriter<T> {
    private static final int MANY = 200; // worth a second processor

    private final Database database;
    private final Function<List<String>, String> statement;
    private final Cells.Telling<T> telling;
    private final Optional<Table<?>> sparse;

    private TableWriter(
            Database database,
            Function<List<String>, String> statement,
            Cells.Telling<T> telling,
            Optional<Table<?>> sparse) {
        this.database = database;
        this.statement = statement;
        this.telling = telling;
        this.sparse = sparse;
    }

    /** Inserts; what all of the things share is said once (see {@link InsertShape}). */
    static <T> TableWriter<T> inserting(Database database, Table<?> table, Cells.Telling<T> telling) {
        return new TableWriter<>(database, names -> insert(table, names), telling, Optional.of(table));
    }

    /** Inserts; what all of the things share is said once (see {@link InsertShape}). */
    static <T> TableWriter<T> inserting(Database database, Table<?> table, List<Column<T>> columns) {
        return inserting(database, table, telling(columns));
    }

    /** Inserts, or overwrites the row with the same key; columns in {@code kept} stay as they were. */
    static <T> TableWriter<T> replacing(
            Database database,
            Table<?> table,
            Cells.Telling<T> telling,
            Collection<String> key,
            Collection<String> kept) {
        return new TableWriter<>(database, names -> replace(table, names, key, kept), telling, Optional.empty());
    }

    /** Inserts, or overwrites the row with the same key; columns in {@code kept} stay as they were. */
    static <T> TableWriter<T> replacing(
            Database database,
            Table<?> table,
            List<Column<T>> columns,
            Collection<String> key,
            Collection<String> kept) {
        return replacing(database, table, telling(columns), key, kept);
    }

    /** Any other statement; the columns only say what is bound to its question marks, in order. */
    static <T> TableWriter<T> running(Database database, String statement, List<Column<T>> columns) {
        return new TableWriter<>(database, names -> statement, telling(columns), Optional.empty());
    }

    void write(Collection<T> things) {
        bound(things).run(database);
    }

    private BoundRows bound(Collection<T> things) {
        if (things.isEmpty()) {
            return BoundRows.of("", List.of());
        }
        List<String> names = Cells.names(telling, things.iterator().next());
        List<@Nullable Object[]> rows = (things.size() > MANY ? things.parallelStream() : things.stream())
                .map(thing -> Cells.values(telling, thing, names.size()))
                .toList();
        return sparse.map(table -> bound(table, names, rows))
                .orElseGet(() -> BoundRows.of(
                        statement.apply(names),
                        rows,
                        IntStream.range(0, names.size()).toArray()));
    }

    /** Any other statement, which needs no database yet. */
    static <T> BoundRows running(String statement, List<Column<T>> columns, Collection<T> things) {
        Cells.Telling<T> telling = telling(columns);
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        for (T thing : things) {
            rows.add(Cells.values(telling, thing, columns.size()));
        }
        return BoundRows.of(statement, rows, IntStream.range(0, columns.size()).toArray());
    }

    /** An insert that needs no database yet. */
    static <T> BoundRows inserting(Table<?> table, List<Column<T>> columns, Collection<T> things) {
        return inserting(table, telling(columns), things);
    }

    /** An insert that needs no database yet. */
    static <T> BoundRows inserting(Table<?> table, Cells.Telling<T> telling, Collection<T> things) {
        if (things.isEmpty()) {
            return BoundRows.of("", List.of());
        }
        List<String> names = Cells.names(telling, things.iterator().next());
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        for (T thing : things) {
            rows.add(Cells.values(telling, thing, names.size()));
        }
        return bound(table, names, rows);
    }

    private static BoundRows bound(Table<?> table, List<String> names, List<@Nullable Object[]> rows) {
        InsertShape shape = InsertShape.of(table.getName(), names, rows);
        return BoundRows.of(shape.sql(), rows, shape.places());
    }

    private static <T> Cells.Telling<T> telling(List<Column<T>> columns) {
        return (thing, cells) -> {
            for (Column<T> column : columns) {
                Object value = column.value().apply(thing);
                cells.put(column.name(), value instanceof Optional<?> optional ? optional.orElse(null) : value);
            }
        };
    }

    private static String replace(Table<?> table, List<String> names, Collection<String> key, Collection<String> kept) {
        String changes = names.stream()
                .filter(name -> !key.contains(name) && !kept.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return insert(table, names) + " ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET " + changes;
    }

    private static String insert(Table<?> table, List<String> names) {
        return "INSERT INTO " + table.getName() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }
}
