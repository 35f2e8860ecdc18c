package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.SpecId;

final class LatestRunStoreTest {
    private static final int FORM = 7;
    private static final SpecId API = new SpecId("shop", "api");
    private static final SpecId WEB = new SpecId("shop", "web");
    private static final byte[] LINES = "some runs".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Database database;
    private LatestRunStore store;

    /** Of each spec five runs that ended at 100, 200 … 500; kept are those since 300. */
    @BeforeEach
    void keep() {
        database = Database.open(folder.resolve("fabrik.db"));
        store = new LatestRunStore(database);
        for (int end = 100; end <= 500; end += 100) {
            insert("api", end);
            insert("web", end);
        }
        store.save(reread(store.mark()));
        assertThat(specs()).containsOnlyKeys("api", "web");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_kept_comes_back_with_its_place() {
        LatestRunStore.Place place = new LatestRunStore.Place(10, 300);
        assertThat(specs()).isEqualTo(Map.of("api", place, "web", place));
        assertThat(store.find(API, place)).contains(LINES);
        assertThat(store.find(API, new LatestRunStore.Place(9, 300))).isEmpty();
        assertThat(store.find(new SpecId("blog", "api"), place)).isEmpty();
        assertThat(store.places("shop", FORM + 1)).isEmpty();
        assertThat(store.places("blog", FORM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE runs SET status = 'failed' WHERE id = 'api-400'",
                "UPDATE runs SET completed_at = 600 WHERE id = 'api-100'",
                "UPDATE runs SET completed_at = 50 WHERE id = 'api-500'",
                "UPDATE runs SET completed_at = NULL, started_at = NULL WHERE id = 'api-300'",
                "UPDATE runs SET spec_id = 'docs' WHERE id = 'api-300'",
                "UPDATE runs SET spec_id = NULL WHERE id = 'api-300'",
                "UPDATE runs SET project_id = 'blog' WHERE id = 'api-300'",
                "INSERT INTO runs (id, run_id, project_id) VALUES ('api-300', 'r', 'shop')"
                        + " ON CONFLICT (id) DO UPDATE SET status = 'failed'",
                "DELETE FROM runs WHERE id = 'api-300'"
            })
    void it_goes_when_one_of_these_runs_changes_or_goes(String change) {
        database.sql().execute(change);
        assertThat(specs()).containsOnlyKeys("web");
    }

    @Test
    void a_run_that_moves_concerns_the_spec_that_it_moves_to() {
        database.sql().execute("UPDATE runs SET spec_id = 'web' WHERE id = 'api-400'");
        assertThat(specs()).isEmpty();
    }

    @Test
    void a_run_that_moves_with_an_end_before_all_that_is_kept_concerns_nobody() {
        database.sql().execute("UPDATE runs SET spec_id = 'web' WHERE id = 'api-200'");
        assertThat(specs()).containsOnlyKeys("api", "web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE runs SET status = 'failed' WHERE id = 'api-200'",
                "UPDATE runs SET completed_at = NULL, started_at = NULL WHERE id = 'api-100'",
                "DELETE FROM runs WHERE id = 'api-200'",
                "INSERT INTO runs (id, run_id, project_id, spec_id, status, completed_at)"
                        + " VALUES ('new', 'r', 'shop', 'api', 'failed', 450)"
            })
    void it_stays_when_older_runs_change_or_new_ones_come(String change) {
        database.sql().execute(change);
        assertThat(specs()).containsOnlyKeys("api", "web");
    }

    @Test
    void later_rows_may_change_and_go() {
        insert("api", 550);
        database.sql().execute("UPDATE runs SET status = 'failed' WHERE id = 'api-550'");
        assertThat(specs()).containsOnlyKeys("api", "web");
        database.sql().execute("DELETE FROM runs WHERE id = 'api-550'");
        assertThat(specs()).containsOnlyKeys("api", "web");
    }

    @Test
    void a_later_row_must_not_have_the_number_of_the_last_one_that_was_seen() {
        database.sql().execute("DELETE FROM runs WHERE id = 'web-500'");
        assertThat(specs()).isEmpty();
        insert("api", 600);
        assertThat(lastRow()).isEqualTo(10);
        assertThat(specs()).isEmpty();
    }

    @Test
    void rows_that_are_numbered_anew_make_it_useless() {
        database.sql().execute("DELETE FROM runs WHERE id = 'api-100'");
        database.sql()
                .execute("CREATE TEMP TABLE all_runs AS SELECT id, spec_id, completed_at FROM runs ORDER BY rowid");
        database.sql().execute("DROP TRIGGER latest_runs_of_gone");
        database.sql().execute("DELETE FROM runs");
        database.sql()
                .execute("INSERT INTO runs (id, run_id, project_id, spec_id, status, completed_at)"
                        + " SELECT id, 'r', 'shop', spec_id, 'success', completed_at FROM all_runs ORDER BY rowid");
        assertThat(lastRow()).isEqualTo(9);
        assertThat(specs()).isEmpty();
        insert("api", 600);
        assertThat(specs()).isEmpty();
    }

    @Test
    void nothing_is_kept_that_this_or_another_connection_may_have_changed_since() {
        LatestRunStore.Mark before = store.mark();
        database.sql().execute("DELETE FROM latest_runs");
        store.save(reread(before));
        assertThat(specs()).isEmpty();

        LatestRunStore.Mark early = store.mark();
        try (Database other = Database.open(folder.resolve("fabrik.db"))) {
            other.sql().execute("UPDATE runs SET status = 'failed' WHERE id = 'api-400'");
        }
        store.save(reread(early));
        assertThat(specs()).isEmpty();

        store.save(reread(store.mark()));
        assertThat(specs()).containsOnlyKeys("api", "web");
    }

    @Test
    void reading_by_others_changes_nothing() {
        LatestRunStore.Mark before = store.mark();
        try (Database other = Database.openExisting(folder.resolve("fabrik.db"))) {
            assertThat(new LatestRunStore(other).places("shop", FORM)).hasSize(2);
        }
        assertThat(store.mark()).isEqualTo(before);
    }

    @Test
    void a_backup_holds_it_too() {
        Path copy = folder.resolve("copy.db");
        Backup.make(folder.resolve("fabrik.db"), copy);
        try (Database other = Database.open(copy)) {
            assertThat(new LatestRunStore(other).places("shop", FORM)).hasSize(2);
            other.sql().execute("DELETE FROM runs WHERE id = 'api-400'");
            assertThat(new LatestRunStore(other).places("shop", FORM)).containsOnlyKeys("web");
        }
    }

    private static LatestRunStore.Reread reread(LatestRunStore.Mark from) {
        return new LatestRunStore.Reread(
                from,
                FORM,
                List.of(new LatestRunStore.Lines(API, 300, LINES), new LatestRunStore.Lines(WEB, 300, LINES)));
    }

    private Map<String, LatestRunStore.Place> specs() {
        return store.places("shop", FORM);
    }

    private long lastRow() {
        return database.sql().fetchSingle("SELECT max(rowid) FROM runs").get(0, Long.class);
    }

    private void insert(String spec, long end) {
        database.sql()
                .execute(
                        "INSERT INTO runs (id, run_id, project_id, spec_id, status, started_at, completed_at)"
                                + " VALUES (?, 'r', 'shop', ?, 'success', ?, ?)",
                        spec + "-" + end,
                        spec,
                        end - 50,
                        end);
    }
}
