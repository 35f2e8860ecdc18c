package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

final class DatabaseTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Instant START = Instant.parse("2026-07-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_new_database_gets_its_folders_and_is_set_up_for_several_readers() {
        Path file = folder.resolve("a/b/analytics.db");
        try (Database database = Database.open(file)) {
            assertThat(value(database, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(value(database, "PRAGMA foreign_keys")).isEqualTo("1");
            assertThat(value(database, "PRAGMA synchronous")).isEqualTo("1");
            assertThat(value(database, "PRAGMA busy_timeout")).isEqualTo(String.valueOf(Database.PATIENCE.toMillis()));
            assertThat(value(database, "SELECT schema_version FROM fabrik_version"))
                    .isEqualTo(String.valueOf(Schema.VERSION));
        }
    }

    @Test
    void the_version_in_the_code_is_that_of_the_latest_migration() throws IOException {
        try (InputStream list = getClass().getResourceAsStream("/db/migration/sqlite")) {
            String names = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            int latest = names.lines()
                    .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max(Integer::compare)
                    .orElseThrow();
            assertThat(latest).isEqualTo(Schema.VERSION);
        }
    }

    @Test
    void a_zero_byte_file_becomes_a_database() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        Database.open(file).close();
        Database.openExisting(file).close();
    }

    @Test
    void text_instead_of_a_database_is_named_and_kept() throws IOException {
        for (String text : List.of("x", "not a database\n", "{\"id\": 1}\n".repeat(2_000))) {
            Path file = Files.writeString(folder.resolve("text.db"), text);
            assertRefusedAndKept(file, "is not a SQLite database");
        }
    }

    @Test
    void a_header_without_pages_is_refused_and_kept() throws IOException {
        byte[] whole = Files.readAllBytes(filled("whole.db"));
        Path header = Files.write(folder.resolve("header.db"), Arrays.copyOf(whole, 100));
        assertRefusedAndKept(header, "left as it is");
    }

    @Test
    void a_truncated_database_is_refused_and_kept() throws IOException {
        byte[] whole = Files.readAllBytes(filled("whole.db"));
        for (int length : new int[] {whole.length - 4096, whole.length - 100, whole.length / 2, 4096, 5000}) {
            Path cut = Files.write(folder.resolve("cut.db"), Arrays.copyOf(whole, length));
            assertRefusedAndKept(cut, "is damaged");
        }
    }

    @Test
    void a_damaged_page_is_reported_when_it_is_read_and_the_file_is_kept() throws IOException {
        Path file = filled("whole.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        assertThatThrownBy(() -> {
                    try (Database database = Database.open(file)) {
                        new RunStore(database).save(List.of(Samples.lint("r")));
                    }
                })
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void a_newer_database_is_refused_by_its_version_row_and_by_its_history() throws SQLException {
        for (String newer : List.of(
                "UPDATE fabrik_version SET schema_version = 99",
                "INSERT INTO fabrik_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (900, '99', 'x', 'SQL', 'V99__x.sql', '', 1, 1)")) {
            Path file = folder.resolve("newer" + newer.length() + ".db");
            Database.open(file).close();
            execute(file, newer);
            assertThatThrownBy(() -> Database.open(file))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("written by a newer fabrik (schema 99, this one knows " + Schema.VERSION);
        }
    }

    @Test
    void tables_of_other_programs_are_left_alone() throws SQLException {
        Path file = folder.resolve("state.db");
        execute(file, "CREATE TABLE run_costs (id TEXT, eur REAL)", "INSERT INTO run_costs VALUES ('a', 0.5)");
        execute(file, "CREATE TABLE flyway_schema_history (installed_rank INTEGER)");
        try (Database database = Database.open(file)) {
            assertThat(value(database, "SELECT eur FROM run_costs")).isEqualTo("0.5");
            assertThat(value(database, "SELECT count(*) FROM flyway_schema_history"))
                    .isEqualTo("0");
            assertThat(Dump.count(database, "runs")).isZero();
        }
        Database.open(file).close();
    }

    @Test
    void a_table_of_another_program_under_our_name_is_named_and_kept() throws SQLException, IOException {
        Path file = folder.resolve("dashboard.db");
        execute(file, "CREATE TABLE runs (id TEXT, data TEXT, updated INTEGER)");
        assertRefusedAndKept(file, "under a name that fabrik needs (runs)");
    }

    @Test
    void another_writer_is_waited_for_and_then_named() throws SQLException {
        Path file = folder.resolve("busy.db");
        Database.open(file).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try (Database database = Database.open(file, SHORT)) {
                assertThatThrownBy(() -> new RunStore(database).save(List.of(Samples.lint("r"))))
                        .isInstanceOf(StoreProblem.class)
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining("is being written by another program");
                statement.execute("ROLLBACK");
                assertThat(new RunStore(database).save(List.of(Samples.lint("r"))))
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_transaction_is_committed_and_takes_the_lock_no_second_time() throws SQLException {
        List<String> commits = new ArrayList<>();
        try (Database database = Database.open(folder.resolve("once.db"))) {
            ((SQLiteConnection) database.connection()).addCommitListener(new SQLiteCommitListener() {
                @Override
                public void onCommit() {
                    commits.add("commit");
                }

                @Override
                public void onRollback() {
                    commits.add("rollback");
                }
            });

            new RunStore(database).save(List.of(Samples.csv("1", "r", START)));
            assertThat(commits).containsExactly("commit");

            assertThatThrownBy(() -> database.inTransaction(() -> {
                        database.change("DELETE FROM runs");
                        throw new IllegalStateException("broken half-way");
                    }))
                    .hasMessage("broken half-way");
            assertThat(commits).containsExactly("commit", "rollback");
            assertThat(Dump.count(database, "runs")).isEqualTo(1);
        }
    }

    @Test
    void a_commit_that_fails_is_a_sentence_and_leaves_the_database_as_it_was_and_usable() {
        try (Database database = Database.open(folder.resolve("refused.db"))) {
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        database.change("PRAGMA defer_foreign_keys = ON");
                        database.change("INSERT INTO errors (run_id, position, source, error_type, message)"
                                + " VALUES ('nobody', 0, 'csv', 'oom', 'late')");
                        return "not to be seen";
                    }))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining("nothing of this step was kept");
            assertThat(Dump.count(database, "errors")).isZero();

            new RunStore(database).save(List.of(Samples.csv("1", "r", START)));
            assertThat(Dump.count(database, "runs")).isEqualTo(1);
        }
    }

    @Test
    void a_reader_is_not_hindered_by_a_writer() throws SQLException {
        Path file = filled("busy.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try (Database database = Database.openExisting(file)) {
                assertThat(Dump.count(database, "runs")).isEqualTo(1);
            }
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void several_may_open_a_new_database_at_once() throws InterruptedException, ExecutionException {
        Path file = folder.resolve("new.db");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> opening = () -> {
                try (Database database = Database.open(file)) {
                    return Dump.count(database, "runs");
                }
            };
            for (Future<Integer> each : pool.invokeAll(List.of(opening, opening, opening, opening))) {
                assertThat(each.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_named() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThatThrownBy(() -> Database.open(plain.resolve("fabrik/analytics.db")))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("plain")
                .hasMessageContaining("--db");
        assertThatThrownBy(() -> Database.open(folder))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Database.open(Path.of("/proc/fabrik-analytics.db")))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("/proc/fabrik-analytics.db")
                .hasMessageContaining("--db");
    }

    @Test
    void a_database_that_may_only_be_read_refuses_changes_with_a_sentence() {
        Path file = filled("read.db");
        try (Database database = Database.openExisting(file)) {
            assertThatThrownBy(() -> new RunStore(database).save(List.of(Samples.lint("r"))))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining("may not be written");
        }
    }

    @Test
    void a_database_in_a_folder_that_may_not_be_written_can_be_read_and_refuses_changes() {
        Path place = folder.resolve("read-only");
        Path file = place.resolve("analytics.db");
        try (Database database = Database.open(file)) {
            new RunStore(database).save(List.of(Samples.database("r", Samples.START)));
        }
        assertThat(file.toFile().setWritable(false) && place.toFile().setWritable(false))
                .isTrue();
        try {
            assumeFalse(Files.isWritable(place), "Skipped: this user may write everywhere (root).");
            try (Database database = Database.openExisting(file)) {
                assertThat(Dump.count(database, "runs")).isEqualTo(1);
            }
            assertThatThrownBy(() -> Database.open(file))
                    .isInstanceOf(StoreProblem.class)
                    .hasMessageContaining("may not be written");
            assertThatThrownBy(() -> Database.open(place.resolve("new.db"))).isInstanceOf(StoreProblem.class);
        } finally {
            assertThat(place.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void opening_what_is_not_there_creates_nothing() {
        Path file = folder.resolve("none/analytics.db");
        assertThatThrownBy(() -> Database.openExisting(file))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("There is no database at " + file)
                .hasMessageContaining("fabrik collect");
        assertThatThrownBy(() -> PreRunReading.open(file, SHORT))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("There is no database");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void the_path_comes_from_the_flag_then_the_environment_then_the_cache_folder() {
        Map<String, String> all = Map.of("FABRIK_DB", "/e.db", "XDG_CACHE_HOME", "/cache", "HOME", "/home/a");
        assertThat(DatabasePath.resolve(Optional.of(Path.of("f.db")), all)).isEqualTo(Path.of("f.db"));
        assertThat(DatabasePath.resolve(Optional.empty(), all)).isEqualTo(Path.of("/e.db"));
        assertThat(DatabasePath.resolve(Optional.empty(), Map.of("XDG_CACHE_HOME", "/cache")))
                .isEqualTo(Path.of("/cache/fabrik/analytics.db"));
        assertThat(DatabasePath.resolve(
                        Optional.empty(), Map.of("FABRIK_DB", "", "XDG_CACHE_HOME", "cache", "HOME", "/home/a")))
                .isEqualTo(Path.of("/home/a/.cache/fabrik/analytics.db"));
    }

    private Path filled(String name) {
        Path file = folder.resolve(name);
        try (Database database = Database.open(file)) {
            new RunStore(database).save(List.of(Samples.database("r", Samples.START)));
        }
        return file;
    }

    private static void assertRefusedAndKept(Path file, String why) throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
        assertThatThrownBy(() -> Database.openExisting(file)).isInstanceOf(StoreProblem.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String value(Database database, String query) {
        return database.sql().fetchSingle(query).get(0, String.class);
    }
}
