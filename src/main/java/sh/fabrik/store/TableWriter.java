package sh.fabrik.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table with one prepared statement, which is what makes large imports fast. */
final class TableWriter<T> {
    private static final int BATCH = 1000;

    private final Database database;
    private final String statement;
    private final List<Column<T>> columns;

    private TableWriter(Database database, String statement, List<Column<T>> columns) {
        this.database = database;
        this.statement = statement;
        this.columns = columns;
    }

    static <T> TableWriter<T> inserting(Database database, Table<?> table, List<Column<T>> columns) {
        return new TableWriter<>(database, insert(table, columns), columns);
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
        return new TableWriter<>(database, statement, columns);
    }

    /** Any other statement; the columns only say what is bound to its question marks, in order. */
    static <T> TableWriter<T> running(Database database, String statement, List<Column<T>> columns) {
        return new TableWriter<>(database, statement, columns);
    }

    void write(Collection<T> things) {
        if (things.isEmpty()) {
            return;
        }
        Path file = database.path();
        Connection connection = database.connection();
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            int waiting = 0;
            for (T thing : things) {
                bind(prepared, thing);
                prepared.addBatch();
                if (++waiting % BATCH == 0) {
                    prepared.executeBatch();
                }
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw Problems.of(file, e);
        }
    }

    private void bind(PreparedStatement prepared, T thing) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            prepared.setObject(i + 1, plain(columns.get(i).value().apply(thing)));
        }
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
