package sh.fabrik.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table with one prepared statement, which is what makes large imports fast. */
final class TableWriter<T> {
    private static final int MANY = 200; // worth a second processor

    private final Database database;
    private final String statement;
    private final List<Column<T>> columns;
    private final Optional<Table<?>> sparse;

    private TableWriter(Database database, String statement, List<Column<T>> columns, Optional<Table<?>> sparse) {
        this.database = database;
        this.statement = statement;
        this.columns = columns;
        this.sparse = sparse;
    }

    /** Inserts; what all of the things share is said once (see {@link InsertShape}). */
    static <T> TableWriter<T> inserting(Database database, Table<?> table, List<Column<T>> columns) {
        return new TableWriter<>(database, insert(table, columns), columns, Optional.of(table));
    }

    /** Inserts, or overwrites the row with the same key; columns in {@code kept} stay as they were. */
    static <T> TableWriter<T> replacing(
            Database database,
            Table<?> table,
            List<Column<T>> columns,
            Collection<String> key,
            Collection<String> kept) {
        String changes = columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name) && !kept.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        String statement =
                insert(table, columns) + " ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET " + changes;
        return new TableWriter<>(database, statement, columns, Optional.empty());
    }

    /** Any other statement; the columns only say what is bound to its question marks, in order. */
    static <T> TableWriter<T> running(Database database, String statement, List<Column<T>> columns) {
        return new TableWriter<>(database, statement, columns, Optional.empty());
    }

    void write(Collection<T> things) {
        bound(things).run(database);
    }

    private BoundRows bound(Collection<T> things) {
        List<@Nullable Object[]> rows = (things.size() > MANY ? things.parallelStream() : things.stream())
                .map(thing -> values(columns, thing))
                .toList();
        return sparse.filter(table -> !rows.isEmpty())
                .map(table -> bound(table, columns, rows))
                .orElseGet(() -> BoundRows.of(
                        statement, rows, IntStream.range(0, columns.size()).toArray()));
    }

    /** An insert that needs no database yet. */
    static <T> BoundRows inserting(Table<?> table, List<Column<T>> columns, Collection<T> things) {
        List<@Nullable Object[]> rows = new ArrayList<>(things.size());
        things.forEach(thing -> rows.add(values(columns, thing)));
        return rows.isEmpty() ? BoundRows.of("", rows) : bound(table, columns, rows);
    }

    private static <T> BoundRows bound(Table<?> table, List<Column<T>> columns, List<@Nullable Object[]> rows) {
        InsertShape shape = InsertShape.of(
                table.getName(), columns.stream().map(Column::name).toList(), rows);
        return BoundRows.of(shape.sql(), rows, shape.places());
    }

    private static <T> @Nullable Object[] values(List<Column<T>> columns, T thing) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(columns.get(i).value().apply(thing));
        }
        return values;
    }

    private static @Nullable Object plain(Object value) {
        Object known = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return known instanceof Boolean truth ? (Object) (truth ? 1 : 0) : known;
    }

    private static <T> String insert(Table<?> table, List<Column<T>> columns) {
        return "INSERT INTO " + table.getName() + " ("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }
}
