package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void history() {
        file = folder.resolve("analytics.db");
        write(file, 3);
    }

    private static void write(Path file, int runs) {
        try (Database database = Database.open(file)) {
            for (int i = 0; i < runs; i++) {
                new RunStore(database)
                        .save(List.of(Samples.csv("r" + i, "r" + i, Samples.START.plusSeconds(i * 9_000L))));
            }
        }
    }

    private static int runs(Path file) {
        try (Database database = Database.openExisting(file)) {
            return database.sql().fetchCount(RUNS);
        }
    }

    @Test
    void a_backup_is_whole_though_another_program_is_in_the_middle_of_writing() {
        try (Database writer = Database.open(file)) {
            new RunStore(writer).save(List.of(Samples.csv("log", "log", Samples.START.minusSeconds(99_999))));
            writer.inTransaction(() -> {
                writer.sql().deleteFrom(RUNS).where(RUNS.RUN_ID.eq("none")).execute();
                Backup backup = Backup.make(file, folder.resolve("copy.db"));
                assertThat(backup.schema()).isEqualTo(Schema.VERSION);
                assertThat(backup.sha256()).hasSize(64);
                return true;
            });
        }
        assertThat(runs(folder.resolve("copy.db"))).isEqualTo(4);
        assertThat(folder.resolve("copy.db.unfinished")).doesNotExist();
    }

    @Test
    void a_backup_never_overwrites() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "precious");
        assertThatThrownBy(() -> Backup.make(file, taken))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("exists already");
        assertThat(taken).hasContent("precious");
    }

    @Test
    void what_is_no_history_is_refused() throws IOException {
        Path text =
                Files.writeString(folder.resolve("text"), "not a database, but long enough to be looked at".repeat(40));
        assertThatThrownBy(() -> Backup.of(text)).isInstanceOf(StoreProblem.class);
        Path torn = Backup.make(file, folder.resolve("torn.db")).file();
        byte[] bytes = Files.readAllBytes(torn);
        Files.write(torn, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Backup.of(torn)).isInstanceOf(StoreProblem.class);
    }

    @Test
    void a_database_is_replaced_in_one_step_and_the_old_one_kept() {
        Path other = folder.resolve("other/analytics.db");
        write(other, 1);
        Backup backup = Backup.make(other, folder.resolve("arriving"));
        Optional<Path> kept = Replacement.install(backup, file);
        assertThat(runs(file)).isEqualTo(1);
        assertThat(runs(kept.orElseThrow())).isEqualTo(3);
        assertThat(folder.resolve("analytics.db-wal"))
                .satisfiesAnyOf(
                        log -> assertThat(log).doesNotExist(),
                        log -> assertThat(log).isEmptyFile());
        assertThat(Replacement.install(Backup.make(other, folder.resolve("again")), folder.resolve("new.db")))
                .isEmpty();
        assertThat(runs(folder.resolve("new.db"))).isEqualTo(1);
    }

    @Test
    void a_database_that_is_in_use_is_not_replaced() {
        Path other = folder.resolve("other/analytics.db");
        write(other, 1);
        Backup backup = Backup.make(other, folder.resolve("arriving"));
        try (Database user = Database.open(file)) {
            assertThat(user.sql().fetchCount(RUNS)).isEqualTo(3);
            assertThatThrownBy(() -> Replacement.install(backup, file))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining("Another program has the database");
        }
        assertThat(runs(file)).isEqualTo(3);
    }

    @Test
    void upkeep_finds_counters_and_orphans_that_are_wrong() {
        try (Database database = Database.open(file)) {
            assertThat(new Upkeep(database).check().isEmpty()).isTrue();
            database.sql().execute("PRAGMA foreign_keys = OFF");
            database.sql().execute("UPDATE run_days SET runs = runs + 5");
            database.sql()
                    .execute("INSERT INTO tasks (id, run_id, node_id, iteration, attempt, task_type)"
                            + " VALUES ('x', 'nobody', 'n', 0, 1, 't')");
            Upkeep.Found found = new Upkeep(database).check();
            assertThat(found.damage()).isEmpty();
            assertThat(found.counters())
                    .isNotEmpty()
                    .allSatisfy(
                            sentence -> assertThat(sentence)
                                    .matches(
                                            "The counters of shop/.* on 2026-03-0\\d tell of \\d+ runs, but there are \\d+\\."));
            assertThat(found.orphans())
                    .singleElement()
                    .asString()
                    .contains("tasks")
                    .contains("runs");
            new DayCounters(database).rebuild();
            assertThat(new Upkeep(database).check().counters()).isEmpty();
        }
    }

    @Test
    void vacuum_gives_back_what_removed_rows_took() {
        try (Database database = Database.open(file)) {
            database.sql().execute("CREATE TABLE much AS SELECT randomblob(100000) AS x FROM every_key, every_key b");
            database.sql().execute("DROP TABLE much");
            assertThat(new Upkeep(database).vacuum()).isGreaterThan(500_000);
        }
        assertThat(runs(file)).isEqualTo(3);
    }
}
