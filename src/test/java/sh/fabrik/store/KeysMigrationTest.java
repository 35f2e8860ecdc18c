package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.Samples.START;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.RunPart;

/** A database of the first fabrik keeps its history: its keys and what they said are carried over. */
final class KeysMigrationTest {
    private static final List<RunPart> PARTS = List.of(
            Samples.job("u", "r", START), Samples.database("r", START), Samples.csv("r", "r", START.plusSeconds(1)));

    @TempDir
    Path folder;

    @Test
    void the_keys_of_a_first_database_are_carried_over_with_what_they_said() throws SQLException {
        Path file = folder.resolve("first.db");
        first(file);
        try (Database database = Database.open(file)) {
            RunStore store = new RunStore(database);
            assertThat(store.save(PARTS)).extracting(Saved::change).containsOnly(Change.UNCHANGED);
            assertThat(Dump.count(database, "run_keys")).isEqualTo(3);
            assertThat(Dump.count(database, "resources")).isEqualTo(1);
            store.save(List.of(Samples.log("r", START)));
            assertThat(Dump.count(database, "runs")).isEqualTo(1);
            assertThat(database.sql()
                            .fetchSingle("SELECT id, model, llm_cost_usd FROM runs")
                            .formatCSV())
                    .contains("run-of-first,kimi-k2p5,3.5");
            assertThat(database.sql().fetch("PRAGMA foreign_key_check")).isEmpty();
        }
    }

    private static void first(Path file) throws SQLException {
        try (Connection connection = EarlierSchema.create(file, 1)) {
            connection
                    .createStatement()
                    .execute("INSERT INTO runs (id, run_id, project_id) VALUES ('run-of-first', 'r', 'shop')");
            connection
                    .createStatement()
                    .execute("INSERT INTO resources (run_id, source, oom_events) VALUES ('run-of-first', 'csv', 1)");
            for (RunPart part : PARTS) {
                insert(connection, part);
            }
        }
    }

    private static void insert(Connection connection, RunPart part) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run_keys (source, key, run, run_id,"
                + " project_id, started_at_ms, completed_at_ms, revision, location, first_seen_at, last_seen_at, part)"
                + " VALUES (?, ?, 'run-of-first', ?, ?, ?, ?, ?, ?, 1, 1, ?)")) {
            insert.setString(1, part.key().source().word());
            insert.setString(2, part.key().key());
            insert.setString(3, part.runId());
            insert.setString(4, part.project());
            insert.setObject(
                    5, part.timing().startedAt().map(Instant::toEpochMilli).orElse(null));
            insert.setObject(
                    6, part.timing().completedAt().map(Instant::toEpochMilli).orElse(null));
            insert.setLong(7, part.revision());
            insert.setString(8, part.location());
            insert.setBytes(9, FirstParts.encode(part));
            insert.execute();
        }
    }
}
