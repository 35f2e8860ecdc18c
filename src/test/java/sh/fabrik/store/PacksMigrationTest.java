package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.Samples.START;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.RunPart;

/** A database whose packs are all of the earlier form goes on: what they say is still known. */
final class PacksMigrationTest {
    private static final List<RunPart> PARTS =
            List.of(Samples.csv("a", "a", START), Samples.csv("b", "b", START.plusSeconds(9)));

    @Test
    void what_earlier_packs_say_is_compared_with_what_comes(@TempDir Path folder) throws SQLException {
        Path file = folder.resolve("eleven.db");
        eleven(file);
        try (Database database = Database.open(file)) {
            RunStore store = new RunStore(database);
            assertThat(store.save(PARTS)).extracting(Saved::change).containsOnly(Change.UNCHANGED);
            RunPart more = Samples.log("b", START.plusSeconds(9));
            assertThat(store.save(List.of(more))).extracting(Saved::change).containsOnly(Change.UPDATED);
            assertThat(Dump.count(database, "runs")).isEqualTo(2);
            assertThat(database.sql()
                            .fetchSingle("SELECT schema_version FROM fabrik_version")
                            .formatCSV())
                    .contains(String.valueOf(Database.schema()));
        }
    }

    private static void eleven(Path file) throws SQLException {
        try (Connection connection = EarlierSchema.create(file, 11)) {
            try (PreparedStatement pack =
                    connection.prepareStatement("INSERT INTO part_packs (id, live, parts) VALUES (1, 2, ?)")) {
                pack.setBytes(1, PartCodec.general(PARTS));
                pack.execute();
            }
            for (int i = 0; i < PARTS.size(); i++) {
                insert(connection, PARTS.get(i), i);
            }
        }
    }

    private static void insert(Connection connection, RunPart part, int position) throws SQLException {
        try (PreparedStatement run = connection.prepareStatement(
                "INSERT INTO runs (id, run_id, project_id) VALUES ('run-' || ?1, ?1, ?2)")) {
            run.setString(1, part.runId());
            run.setString(2, part.project());
            run.execute();
        }
        try (PreparedStatement key = connection.prepareStatement("INSERT INTO run_keys (source, key, run, run_id,"
                + " project_id, started_at_ms, completed_at_ms, pack, position)"
                + " VALUES ('csv', ?1, 'run-' || ?2, ?2, ?3, ?4, ?5, 1, ?6)")) {
            key.setString(1, part.key().key());
            key.setString(2, part.runId());
            key.setString(3, part.project());
            key.setLong(4, part.timing().startedAt().orElseThrow().toEpochMilli());
            key.setLong(5, part.timing().completedAt().orElseThrow().toEpochMilli());
            key.setInt(6, position);
            key.execute();
        }
    }
}
