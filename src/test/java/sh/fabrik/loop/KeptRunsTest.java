package sh.fabrik.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.analyse.history.LatestRuns;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.Retention;
import sh.fabrik.store.Upkeep;

/** An analysis says the same whether the latest runs of specs are kept together or gathered one by one. */
final class KeptRunsTest {
    private static final List<String> SAID = List.of(
            "SELECT * FROM analyses ORDER BY id",
            "SELECT * FROM spec_facts ORDER BY project_id, spec_id",
            "SELECT * FROM spec_quality ORDER BY project_id, spec_id",
            "SELECT * FROM suggestions ORDER BY id",
            "SELECT * FROM decisions ORDER BY id");

    /** Three specs of each project; of the fourth there are too few runs. */
    private static final int KEPT = 6;

    /** Compiled rules are shared between the tests. */
    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private Path file;
    private RuleBook rules;
    private ChangingHistory history;
    private Instant now = Instant.parse("2026-10-01T00:00:00Z");

    @BeforeEach
    void prepare() {
        file = folder.resolve("kept.db");
        rules = RuleBook.load(RuleFolders.only(Path.of("rules").toAbsolutePath()), cache);
        history = new ChangingHistory(5);
        in(database -> history.add(database, 900, now));
        bothWaysTheSame(now);
        assertThat(kept()).isEqualTo(KEPT);
    }

    @Test
    void few_new_runs_come_on_top_of_what_is_kept() {
        List<String> before = places();
        for (int day = 0; day < 2; day++) {
            in(database -> history.add(database, 15, now));
            bothWaysTheSame(now);
        }
        assertThat(places()).isEqualTo(before);
    }

    @Test
    void many_new_runs_are_kept_anew() {
        List<String> before = places();
        in(database -> history.add(database, 400, now));
        bothWaysTheSame(now);
        assertThat(places()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        bothWaysTheSame(now);
    }

    @Test
    void what_is_kept_after_a_large_import_is_what_an_analysis_would_gather() {
        in(database -> history.add(database, 1_600, now));
        in(database -> history.add(database, 1_600, now.minus(Duration.ofDays(50))));
        run("UPDATE runs SET spec_id = spec_id || (rowid % 9)");
        assertThat(kept()).isZero();
        in(database -> keepAfter(database, 1_000));
        assertThat(kept()).as("few came in").isZero();
        in(database -> keepAfter(database, 4_100));
        assertThat(kept()).isGreaterThan(40);
        List<String> places = places();
        for (int days : new int[] {60, 10, 90}) {
            bothWaysTheSame(Window.last(Duration.ofDays(days), now));
        }
        assertThat(places()).as("nothing had to be gathered").isEqualTo(places);
        in(database -> keepAfter(database, 4_100));
        assertThat(places()).as("nothing came on top").isEqualTo(places);
        in(database -> history.add(database, 30, now));
        bothWaysTheSame(now);
    }

    private static void keepAfter(Database database, int added) {
        ChangingHistory.PROJECTS.forEach(project -> new LatestRuns(database, project).keepAfter(added));
    }

    @Test
    void what_cannot_be_read_is_gathered_and_kept_anew() {
        for (String damage : List.of(
                "x''",
                "x'30'",
                "CAST('0 0 ' AS BLOB)",
                "CAST('99999999999 ' AS BLOB)",
                "CAST('-3 ' AS BLOB)",
                "substr(lines, 1, length(lines) / 2)",
                "CAST('x' || lines AS BLOB)")) {
            List<String> whole = lines();
            run("UPDATE latest_runs SET lines = " + damage);
            bothWaysTheSame(now);
            assertThat(lines()).as(damage).isEqualTo(whole);
        }
    }

    @Test
    void late_runs_stand_where_they_ended() {
        for (int ago = 0; ago < 40; ago += 16) {
            Instant then = now.minus(Duration.ofDays(ago));
            in(database -> history.add(database, 20, then));
            bothWaysTheSame(now);
        }
    }

    @Test
    void changed_runs_are_seen() {
        for (int round = 0; round < 3; round++) {
            in(database -> history.change(database, 3));
            bothWaysTheSame(now);
        }
        in(database -> history.change(database, 400));
        assertThat(kept()).isLessThan(KEPT);
        bothWaysTheSame(now);
    }

    @Test
    void runs_that_moved_or_went_are_missed_nowhere() {
        run(
                "UPDATE runs SET spec_id = 'web' WHERE spec_id = 'api' AND id IN (SELECT id FROM runs ORDER BY ended_at DESC LIMIT 40)");
        bothWaysTheSame(now);
        run("UPDATE runs SET spec_fingerprint = 'other' WHERE spec_id = 'api' AND rowid % 7 = 0");
        bothWaysTheSame(now);
        for (int last = 0; last < 2; last++) {
            gone("rowid = (SELECT max(rowid) FROM runs)");
            bothWaysTheSame(now);
            gone("rowid = (SELECT max(rowid) FROM runs)");
            in(database -> history.add(database, 3, now));
            bothWaysTheSame(now);
        }
        gone("rowid % 11 = 0");
        bothWaysTheSame(now);
    }

    @Test
    void a_pruned_and_vacuumed_history_says_the_same() {
        in(database -> history.add(database, 60, now.minus(Duration.ofDays(100))));
        bothWaysTheSame(now);
        in(database -> new Retention(database).prune(Duration.ofDays(30), now));
        bothWaysTheSame(now);
        gone("rowid % 5 = 0");
        in(database -> new Upkeep(database).vacuum());
        in(database -> history.add(database, 10, now));
        bothWaysTheSame(now);
        in(database -> new DayCounters(database).rebuild());
        bothWaysTheSame(now);
    }

    @Test
    void looking_back_neither_uses_nor_leaves_what_is_wrong_there() {
        for (int back : new int[] {1, 20, 0, 3}) {
            bothWaysTheSame(now.minus(Duration.ofDays(back)));
            in(database -> history.add(database, 10, now));
        }
        run("DELETE FROM latest_runs");
        bothWaysTheSame(now.minus(Duration.ofDays(3)));
        bothWaysTheSame(now);
    }

    @Test
    void windows_of_any_length_may_follow_each_other() {
        for (int days : new int[] {30, 3, 90, 10}) {
            bothWaysTheSame(Window.last(Duration.ofDays(days), now));
        }
    }

    private void bothWaysTheSame(Instant asOf) {
        bothWaysTheSame(Window.last(Duration.ofDays(60), asOf));
    }

    /** Every analysis is a later one, as the decisions of each rest on its number. */
    private void bothWaysTheSame(Window window) {
        now = now.plus(Duration.ofHours(6));
        Path gathered = folder.resolve("gathered.db");
        try {
            Files.copy(file, gathered, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (String project : ChangingHistory.PROJECTS) {
            in(gathered, database -> {
                database.sql().execute("DELETE FROM latest_runs");
                analyse(database, project, window);
            });
            in(database -> analyse(database, project, window));
            assertThat(said(file)).isEqualTo(said(gathered));
        }
    }

    private void analyse(Database database, String project, Window window) {
        new FeedbackLoop(database, Clock.fixed(now, ZoneOffset.UTC)).analyse(project, window, () -> rules);
    }

    private static List<String> said(Path file) {
        List<String> said = new ArrayList<>();
        in(
                file,
                database -> SAID.forEach(query -> database.sql()
                        .fetch(query)
                        .forEach(row -> said.add(row.intoMap().toString()))));
        return said;
    }

    private List<String> places() {
        return each("last_row");
    }

    private List<String> lines() {
        return each("hex(lines)");
    }

    private List<String> each(String value) {
        List<String> found = new ArrayList<>();
        in(database -> database.sql()
                .fetch("SELECT project_id || spec_id || ' ' || " + value + " FROM latest_runs ORDER BY 1")
                .forEach(row -> found.add(row.get(0, String.class))));
        return found;
    }

    private int kept() {
        return places().size();
    }

    private void gone(String which) {
        for (String child : List.of("tasks", "resources", "errors", "run_pods")) {
            run("DELETE FROM " + child + " WHERE run_id IN (SELECT id FROM runs WHERE " + which + ")");
        }
        run("UPDATE run_keys SET run = NULL WHERE run IN (SELECT id FROM runs WHERE " + which + ")");
        run("DELETE FROM runs WHERE " + which);
    }

    private void run(String statement) {
        in(database -> {
            database.sql().execute(statement);
            new DayCounters(database).rebuild();
        });
    }

    private void in(Consumer<Database> what) {
        in(file, what);
    }

    private static void in(Path file, Consumer<Database> what) {
        try (Database database = Database.open(file)) {
            what.accept(database);
        }
    }
}
