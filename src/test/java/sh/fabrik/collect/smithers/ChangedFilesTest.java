package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.smithers.SmithersFile.Generation;
import sh.fabrik.loop.Collected;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.loop.Progress;
import sh.fabrik.run.RunPart;
import sh.fabrik.store.Database;
import sh.fabrik.store.PlaceMarks;

class ChangedFilesTest {
    @TempDir
    Path folder;

    private CollectRequest request() {
        return new CollectRequest(List.of(folder), "myapp", "prod", Optional.empty(), Clock.systemUTC());
    }

    private List<Found> read(Map<String, String> marks) {
        try (Stream<Found> found = new SmithersCollector().readChanged(request(), marks)) {
            return found.toList();
        }
    }

    private static List<RunPart> parts(List<Found> found) {
        return found.stream()
                .filter(Found.Part.class::isInstance)
                .map(each -> ((Found.Part) each).part())
                .toList();
    }

    private static Map<String, String> marks(List<Found> found) {
        return found.stream()
                .filter(Found.Mark.class::isInstance)
                .map(Found.Mark.class::cast)
                .collect(Collectors.toMap(Found.Mark::place, Found.Mark::state));
    }

    private SmithersFile database(String name, String runId) throws SQLException {
        return SmithersFile.create(folder.resolve(name), Generation.G2)
                .insert(
                        "_smithers_runs",
                        "run_id",
                        runId,
                        "workflow_name",
                        "w",
                        "status",
                        "running",
                        "created_at_ms",
                        SmithersFile.T0)
                .insert(
                        "_smithers_attempts",
                        "run_id",
                        runId,
                        "node_id",
                        "item:implement",
                        "iteration",
                        2,
                        "attempt",
                        1,
                        "state",
                        "in-progress",
                        "started_at_ms",
                        SmithersFile.T0 + 1000);
    }

    @Test
    void a_file_is_read_again_only_when_it_was_written_to() throws SQLException {
        database("a.db", "run-a").close();
        SmithersFile b = database("b.db", "run-b");
        List<Found> first = read(Map.of());
        assertThat(parts(first)).hasSize(2);
        Map<String, String> marks = marks(first);
        assertThat(marks).hasSize(2);

        List<Found> again = read(marks);
        assertThat(parts(again)).isEmpty();
        assertThat(again)
                .singleElement()
                .isInstanceOfSatisfying(
                        Found.Notice.class,
                        notice -> assertThat(notice.sentence())
                                .startsWith("2 of the files of Smithers are as they were"));

        b.run("UPDATE _smithers_runs SET status = 'finished', finished_at_ms = created_at_ms + 5000")
                .close();
        assertThat(parts(read(marks))).extracting(RunPart::runId).containsExactly("run-b");
    }

    @Test
    void a_running_run_is_read_beside_its_writer_and_not_disturbed() throws SQLException, IOException {
        try (SmithersFile writer = database("state.db", "run-a").run("PRAGMA journal_mode = WAL")) {
            writer.insert(
                    "_smithers_attempts",
                    "run_id",
                    "run-a",
                    "node_id",
                    "item:validate",
                    "iteration",
                    3,
                    "attempt",
                    1,
                    "state",
                    "in-progress",
                    "started_at_ms",
                    SmithersFile.T0 + 2000);
            writer.run("BEGIN IMMEDIATE").run("DELETE FROM _smithers_attempts");
            byte[] main = Files.readAllBytes(folder.resolve("state.db"));
            byte[] log = Files.readAllBytes(folder.resolve("state.db-wal"));

            RunPart part = parts(read(Map.of())).get(0);
            assertThat(part.verdict().outcome()).isEmpty();
            assertThat(part.timing().completedAt()).isEmpty();
            assertThat(part.effort().iterations()).contains(4);
            assertThat(part.effort().attempts()).contains(2);

            assertThat(Files.readAllBytes(folder.resolve("state.db"))).isEqualTo(main);
            assertThat(Files.readAllBytes(folder.resolve("state.db-wal"))).isEqualTo(log);
            writer.run("ROLLBACK");
        }
    }

    @Test
    void a_synced_folder_names_the_run_as_the_operator_did() throws SQLException, IOException {
        Files.createDirectories(folder.resolve("job-sync/my-run"));
        database("job-sync/my-run/state.db", "inner-name").close();
        Files.writeString(folder.resolve("job-sync/my-run/run-id.txt"), "My/Run\n");
        assertThat(parts(read(Map.of()))).singleElement().satisfies(part -> {
            assertThat(part.runId()).isEqualTo("My/Run");
            assertThat(part.key().key()).startsWith("inner-name@");
        });
    }

    @Test
    void what_was_read_is_remembered_after_it_was_saved() throws SQLException {
        database("a.db", "run-a").close();
        try (Database history = Database.open(folder.resolve("history.sqlite.kept"))) {
            assertThat(collect(history).added()).isEqualTo(1);
            assertThat(collect(history).seen()).isZero();
        }
    }

    private Collected collect(Database history) {
        Map<String, String> marks = PlaceMarks.of(history, "smithers", "myapp").all();
        return new FeedbackLoop(history, Clock.systemUTC())
                .collect("smithers", "myapp", new SmithersCollector().readChanged(request(), marks), Progress.SILENT);
    }
}
