package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.smithers.SmithersFile.T0;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.smithers.SmithersFile.Generation;
import sh.fabrik.run.RunPart;

class UglyDatabasesTest {
    @TempDir
    Path folder;

    @Test
    void an_empty_file_is_refused() throws IOException {
        Files.createFile(db());
        assertThat(onlyReason()).contains("It is empty");
    }

    @Test
    void a_database_of_a_header_only_is_refused() throws SQLException {
        try (SmithersFile file = SmithersFile.empty(db())) {
            file.run("PRAGMA user_version = 1");
        }
        assertThat(onlyReason()).contains("It has no tables").contains("-wal");
    }

    @Test
    void a_text_called_database_is_refused() throws IOException {
        Files.writeString(db(), "id,model\n1,kimi\n");
        assertThat(onlyReason()).contains("It is no SQLite database");
    }

    @Test
    void a_header_followed_by_rubbish_is_refused() throws IOException {
        Files.writeString(db(), "SQLite format 3\0" + "rubbish ".repeat(4000));
        assertThat(onlyReason()).contains("SQLite cannot read all of it");
    }

    @Test
    void a_database_of_something_else_is_refused() throws SQLException {
        try (SmithersFile file = SmithersFile.empty(db())) {
            file.run("CREATE TABLE runs (run_id TEXT)");
        }
        assertThat(onlyReason()).contains("no table _smithers_runs");
    }

    @Test
    void a_truncated_database_gives_what_is_left_and_says_so() throws Exception {
        many();
        try (RandomAccessFile file = new RandomAccessFile(db().toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertThat(Collecting.of(db()).rejected())
                .isNotEmpty()
                .allSatisfy(rejected -> assertThat(rejected.why()).contains("SQLite cannot read all of it"));
    }

    @Test
    void a_damaged_page_costs_only_the_runs_on_it() throws Exception {
        many();
        try (RandomAccessFile file = new RandomAccessFile(db().toFile(), "rw")) {
            file.seek(file.length() - 3 * 4096);
            file.write(new byte[4096]);
        }
        Collecting found = Collecting.of(db());
        assertThat(found.parts()).isNotEmpty();
        assertThat(found.rejected()).isNotEmpty();
    }

    @Test
    void missing_tables_weaken_a_run_and_do_not_lose_it() throws SQLException {
        try (SmithersFile file = SmithersFile.empty(db())) {
            file.run("CREATE TABLE _smithers_runs (status TEXT, created_at_ms INTEGER, run_id TEXT)")
                    .run("r", "finished");
        }
        Collecting found = Collecting.of(db());
        assertThat(found.only().tasks()).isEmpty();
        assertThat(found.only().effort().attempts()).isEmpty();
        assertThat(found.notices()).singleElement().asString().contains("_smithers_attempts");
    }

    @Test
    void unknown_columns_and_events_are_named_and_ignored() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G4)) {
            file.run("ALTER TABLE _smithers_runs ADD COLUMN mood TEXT")
                    .run("ALTER TABLE _smithers_attempts ADD COLUMN \"select\" TEXT")
                    .run("r", "finished", "mood", "good")
                    .attempt("a", 1, "finished", 0, 1)
                    .event(0, "MoonPhase", 1, "{}");
        }
        Collecting found = Collecting.of(db());
        assertThat(found.only().tasks()).hasSize(1);
        assertThat(found.notices()).hasSize(2);
        assertThat(found.notices().get(0)).contains("_smithers_attempts.select, _smithers_runs.mood");
        assertThat(found.notices().get(1)).contains("MoonPhase (1)");
    }

    @Test
    void json_of_any_kind_or_none_is_taken_for_what_it_is() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G3)) {
            file.run("r", "failed", "error_json", "\"Task failed\"")
                    .attempt("null", 1, "failed", 0, 1, "meta_json", null, "error_json", "null")
                    .attempt("string", 1, "failed", 0, 1, "meta_json", "\"x\"", "error_json", "\"it broke\"")
                    .attempt("list", 1, "failed", 0, 1, "meta_json", "[1]", "error_json", "[\"it broke\"]")
                    .attempt("broken", 1, "failed", 0, 1, "meta_json", "{\"kind\":", "error_json", "{it broke")
                    .attempt("bytes", 1, "failed", 0, 1, "meta_json", new byte[] {1, 2}, "error_json", new byte[] {3})
                    .event(0, "TokenUsageReported", 1, "{\"nodeId\":")
                    .event(1, "TokenUsageReported", 1, "{\"nodeId\":\"list\"}")
                    .event(2, "TokenUsageReported", 1, "\"x\"")
                    .event(3, "RunFailed", 1, null);
        }
        Collecting found = Collecting.of(db());
        RunPart part = found.only();
        assertThat(part.tasks()).hasSize(5);
        assertThat(Collecting.task(part, "null", 1).errorMessage()).isEmpty();
        assertThat(Collecting.task(part, "string", 1).errorMessage()).contains("it broke");
        assertThat(Collecting.task(part, "broken", 1).errorMessage()).contains("{it broke");
        assertThat(found.rejected())
                .extracting(Found.Rejected::what)
                .contains("event of run r", "meta_json of attempt 1 of broken in iteration 0 of run r");
    }

    @Test
    void rows_that_do_not_say_what_they_are_are_rejected_one_by_one() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G1)) {
            file.run("r", "finished")
                    .run("no-start", "finished", "created_at_ms", "yesterday")
                    .run("far", "finished", "created_at_ms", Long.MAX_VALUE)
                    .run("stateless", null)
                    .insert("_smithers_runs", "status", "finished", "created_at_ms", T0)
                    .attempt("good", 1, "finished", 0, 1)
                    .attempt("bad", -1, "finished", 0, 1)
                    .attempt("worse", 1, null, 0, 1);
        }
        Collecting found = Collecting.of(db());
        assertThat(found.only().tasks()).extracting(task -> task.nodeId()).containsExactly("good");
        assertThat(found.rejected())
                .extracting(Found.Rejected::what)
                .containsExactlyInAnyOrder(
                        "run no-start",
                        "run far",
                        "run stateless",
                        "run without an id",
                        "attempt bad of run r",
                        "attempt worse of run r");
        assertThat(found.rejected())
                .allSatisfy(rejected -> assertThat(rejected.why()).endsWith("."));
    }

    @Test
    void an_end_before_the_start_is_told_as_it_is() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G1)) {
            file.run("r", "finished", "finished_at_ms", T0 - 1000).attempt("a", 1, "finished", 10, 5);
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(part.timing().completedAt().orElseThrow())
                .isBefore(part.timing().startedAt().orElseThrow());
        assertThat(part.tasks().get(0).active()).isEmpty();
    }

    @Test
    void a_writer_at_work_does_not_disturb() throws SQLException {
        for (String mode : List.of("WAL", "DELETE")) {
            Path db = folder.resolve(mode + ".db");
            try (SmithersFile file = SmithersFile.create(db, Generation.G2)) {
                file.run("PRAGMA journal_mode = " + mode).run("r", "running").attempt("a", 1, "finished", 0, 1);
                file.run("PRAGMA cache_size = 1").run("BEGIN IMMEDIATE");
                for (int i = 0; i < 200; i++) {
                    file.attempt("unfinished" + i, 1, "finished", 2, 3, "meta_json", "\"" + "x".repeat(900) + "\"");
                }
                assertThat(Collecting.of(db).only().tasks()).as(mode).hasSize(1);
                file.run("COMMIT");
                assertThat(Collecting.of(db).only().tasks()).as(mode).hasSize(201);
            }
        }
    }

    @Test
    void a_read_only_folder_is_read_and_nothing_is_left_in_it() throws Exception {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G2)) {
            file.run("PRAGMA journal_mode = WAL").run("r", "running");
            Path copy = Files.createDirectory(folder.resolve("locked"));
            Files.copy(db(), copy.resolve("state.db"));
            Files.copy(folder.resolve("state.db-wal"), copy.resolve("state.db-wal"));
            assertThat(copy.toFile().setWritable(false)).isTrue();
            assertThat(Collecting.of(copy).parts()).hasSize(1);
            assertThat(copy.toFile().list()).containsExactlyInAnyOrder("state.db", "state.db-wal");
            assertThat(copy.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void a_log_alone_is_refused_however_it_is_given() throws IOException {
        Files.write(folder.resolve("state.db-wal"), new byte[] {0x37, 0x7f, 6, (byte) 0x82});
        for (Path path : List.of(folder, db(), folder.resolve("state.db-wal"))) {
            assertThat(Collecting.of(path).rejected())
                    .singleElement()
                    .satisfies(rejected -> assertThat(rejected.why()).contains("without its main file state.db"));
        }
    }

    @Test
    void folders_are_searched_and_each_database_is_read_once() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("a/x.db"));
        try (SmithersFile file = SmithersFile.create(odd.resolve("inner.sqlite"), Generation.G1)) {
            file.run("r", "finished");
        }
        Files.writeString(odd.resolve("notes.txt"), "nothing");
        Path link = Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Collecting found = Collecting.of(folder, odd, odd.resolve("inner.sqlite"), link);
        assertThat(found.parts()).hasSize(1);
        assertThat(found.rejected()).isEmpty();
    }

    @Test
    void a_path_that_is_not_there_is_refused() {
        assertThat(onlyReason()).contains("It does not exist");
    }

    @Test
    void the_private_copy_goes_when_the_stream_is_closed_early() throws Exception {
        many();
        try (Stream<Found> found = new SmithersCollector().read(request())) {
            assertThat(found.findFirst()).isPresent();
            assertThat(copies()).isEqualTo(1);
        }
        assertThat(copies()).isZero();
    }

    @Test
    void runs_come_one_by_one() throws Exception {
        many();
        try (Stream<Found> found = new SmithersCollector().read(request())) {
            var iterator = found.iterator();
            assertThat(iterator.next()).isInstanceOf(Found.Part.class);
            assertThat(copies()).isEqualTo(1);
            iterator.forEachRemaining(any -> {});
            assertThat(copies()).isZero();
        }
    }

    private void many() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G1)) {
            file.run("BEGIN").run(UUID.randomUUID().toString(), "finished");
            for (int i = 0; i < 300; i++) {
                file.run("run-" + i, "finished", "config_json", "\"" + "x".repeat(500) + "\"");
            }
            file.run("COMMIT");
        }
    }

    private CollectRequest request() {
        return new CollectRequest(List.of(db()), "demo", "k", Optional.empty(), Clock.systemUTC());
    }

    /** Private copies of this test's database, which is like no other by its random run id. */
    private long copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("fabrik-smithers-"))
                    .filter(this::isCopy)
                    .count();
        }
    }

    private boolean isCopy(Path candidate) {
        try {
            return Files.mismatch(candidate.resolve("copy.db"), db()) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String onlyReason() {
        Collecting found = Collecting.of(db());
        assertThat(found.parts()).isEmpty();
        assertThat(found.rejected()).hasSize(1);
        return found.rejected().get(0).why();
    }

    private Path db() {
        return folder.resolve("state.db");
    }
}
