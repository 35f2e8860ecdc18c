package sh.fabrik.collect.smithers.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.FoundIterator;
import sh.fabrik.collect.smithers.execution.Parts;
import sh.fabrik.run.Source;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Verdict.Evidence;

/** Reads one database run by run. The original is never opened by SQLite; its private copy goes when the stream closes. */
public final class DatabaseReading extends FoundIterator {
    private final Path file;
    private final Parts parts;
    private final Rejects rejects;
    private Optional<Opened> opened = Optional.empty();

    private DatabaseReading(Path file, CollectRequest request) {
        this.file = file;
        this.parts = new Parts(Source.SMITHERS, Evidence.RUN_ROW, request, file.toString());
        this.rejects = new Rejects(file.toString(), this::add);
    }

    /** Lazy; close it. */
    public static Stream<Found> of(Path file, CollectRequest request) {
        return new DatabaseReading(file, request).stream();
    }

    @Override
    protected boolean advance() {
        try {
            if (opened.isEmpty()) {
                return open();
            }
            if (opened.get().runs().next()) {
                read(opened.get());
                return true;
            }
            Leftovers.report(opened.get().data(), rejects);
        } catch (SQLException e) {
            rejects.reject(
                    "database", "SQLite cannot read all of it: " + sentence(e) + " What was read before is kept.");
        } catch (IOException e) {
            rejects.reject("database", "It cannot be read: " + e.getMessage() + ".");
        }
        return false;
    }

    private boolean open() throws IOException, SQLException {
        Optional<String> objection = DatabaseFile.objection(file);
        if (objection.isPresent()) {
            rejects.reject("database", objection.get());
            return false;
        }
        OpenDatabase database = OpenDatabase.of(file);
        try {
            return open(database);
        } finally {
            if (opened.isEmpty()) {
                database.close();
            }
        }
    }

    private boolean open(OpenDatabase database) throws SQLException {
        Data data = new Data(database.connection(), Schema.of(database.connection()));
        Optional<String> missing = missing(data.schema());
        if (missing.isPresent()) {
            rejects.reject("database", missing.get());
            return false;
        }
        database.notice().ifPresent(rejects::notice);
        Leftovers.noticeUnknownColumns(data, rejects);
        RunRows rows = new RunRows(data, Outputs.of(data), rejects);
        ResultSet runs = data.connection().createStatement().executeQuery(RunRows.sql(data.schema()));
        opened = Optional.of(new Opened(database, data, rows, runs));
        return true;
    }

    private void read(Opened from) throws SQLException {
        Row row = new Row(from.runs());
        String what = "run " + row.text("run_id").orElse("without an id");
        try {
            add(new Found.Part(parts.of(from.rows().read(row))));
        } catch (UnreadableValue e) {
            rejects.reject(what, e.getMessage() + " The run was left out.");
        } catch (SQLException e) {
            rejects.reject(what, "SQLite cannot read all of it: " + sentence(e) + " The run was left out.");
        }
    }

    private static Optional<String> missing(Schema schema) {
        if (schema.isEmpty()) {
            return Optional.of(
                    "It has no tables: either nothing was written yet, or all was in its -wal file, which must"
                            + " be copied along.");
        }
        return schema.hasAll(Tables.RUNS, List.of("run_id", "status", "created_at_ms"))
                ? Optional.empty()
                : Optional.of("It has no table " + Tables.RUNS + " with run_id, status and created_at_ms, so it is no"
                        + " database of Smithers, or of a generation that fabrik does not know.");
    }

    private static String sentence(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    @Override
    public void close() {
        opened.ifPresent(open -> open.database().close());
        opened = Optional.empty();
    }

    /** Everything that is open while runs are read. */
    private record Opened(OpenDatabase database, Data data, RunRows rows, ResultSet runs) {}
}
