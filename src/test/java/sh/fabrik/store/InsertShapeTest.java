package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InsertShapeTest {
    private static final List<String> COLUMNS = List.of("id", "project", "unknown", "moment");

    @Test
    void what_all_of_many_rows_share_stands_in_the_statement_once() {
        InsertShape shape = InsertShape.of("runs", cells(rows(300, "it's")));
        assertThat(shape.sql()).isEqualTo("INSERT OR FAIL INTO runs (id, project, moment) VALUES (?, 'it''s', 7)");
        assertThat(shape.places()).containsExactly(0);
    }

    @Test
    void few_rows_are_bound_whole_but_for_what_nobody_knows() {
        InsertShape shape = InsertShape.of("runs", cells(rows(2, "p")));
        assertThat(shape.sql()).isEqualTo("INSERT OR FAIL INTO runs (id, project, moment) VALUES (?, ?, ?)");
        assertThat(shape.places()).containsExactly(0, 1, 3);
    }

    @Test
    void a_value_that_one_row_lacks_is_bound() {
        List<@Nullable Object[]> rows = rows(300, "p");
        rows.get(250)[3] = null;
        assertThat(InsertShape.of("runs", cells(rows)).places()).containsExactly(0, 3);
    }

    @Test
    void a_text_that_would_end_the_statement_is_bound() {
        assertThat(InsertShape.of("runs", cells(rows(300, "a\0b"))).places()).containsExactly(0, 1);
    }

    @Test
    void shared_values_arrive_as_they_are(@TempDir Path folder) {
        String project = "o'ne \"two\" ?1 -- \u00e4\uD83D\uDE00\n;";
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            database.sql().execute("CREATE TABLE things (id INTEGER, project TEXT, silence TEXT, least INTEGER)");
            List<Column<Integer>> columns = List.of(
                    Column.of("id", id -> id),
                    Column.of("project", id -> project),
                    Column.of("silence", id -> Optional.empty()),
                    Column.of("least", id -> Long.MIN_VALUE));
            List<Integer> ids = IntStream.range(0, 300).boxed().toList();
            TableWriter.inserting(database, "things", columns).write(ids);
            assertThat(database.sql()
                            .fetchSingle(
                                    "SELECT count(*), min(project), max(project), CAST(min(least) AS TEXT), typeof(max(least)),"
                                            + " count(silence) FROM things")
                            .intoList())
                    .containsExactly(300, project, project, "-9223372036854775808", "integer", 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 26, 50, 99, 250, 777})
    void rows_that_go_together_all_arrive_in_order(int count, @TempDir Path folder) {
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            database.sql().execute("CREATE TABLE things (id INTEGER PRIMARY KEY, late INTEGER)");
            List<Integer> ids = IntStream.range(0, count).boxed().toList();
            List<Column<Integer>> columns = List.of(
                    Column.of("id", id -> id),
                    Column.of("late", id -> id % 7 < 5 ? Optional.empty() : Optional.of(id * 2))); // unknown at first
            database.inTransaction(() -> {
                TableWriter.inserting(database, "things", columns).write(ids);
                return ids;
            });
            assertThat(database.rows(
                            "SELECT id, late FROM things ORDER BY rowid",
                            row -> row.getInt(1) + " " + row.getString(2)))
                    .containsExactlyElementsOf(ids.stream()
                            .map(id -> id + " " + (id % 7 < 5 ? null : String.valueOf(id * 2)))
                            .toList());
        }
    }

    @Test
    void a_refused_row_takes_those_beside_it_back_with_its_transaction(@TempDir Path folder) {
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            database.sql().execute("CREATE TABLE things (id INTEGER PRIMARY KEY)");
            TableWriter<Integer> writer =
                    TableWriter.inserting(database, "things", List.of(Column.of("id", (Integer id) -> id)));
            List<Integer> twice =
                    IntStream.range(0, 60).map(id -> id % 40).boxed().toList();
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        writer.write(twice);
                        return twice;
                    }))
                    .isInstanceOf(StoreProblem.class);
            assertThat(database.sql().fetchCount(DSL.table("things"))).isZero();
            database.inTransaction(() -> {
                writer.write(List.of(1, 2, 3));
                return twice;
            });
            assertThat(database.sql().fetchCount(DSL.table("things"))).isEqualTo(3);
        }
    }

    @Test
    void values_of_several_types_in_one_column_arrive_as_they_are(@TempDir Path folder) {
        List<@Nullable Object> values =
                Arrays.asList(null, 7L, 2.5, "text", null, true, Long.MAX_VALUE, new byte[] {1, 2});
        try (Database database = Database.open(folder.resolve("analytics.db"))) {
            database.sql().execute("CREATE TABLE things (value)");
            TableWriter.inserting(
                            database,
                            "things",
                            List.of(Column.of("value", (Integer at) -> Optional.ofNullable(values.get(at)))))
                    .write(IntStream.range(0, values.size()).boxed().toList());
            assertThat(database.sql()
                            .fetch("SELECT typeof(value) || ' ' || coalesce(CAST(hex(value) AS TEXT), '') FROM things"
                                    + " ORDER BY rowid")
                            .getValues(0))
                    .isEqualTo(database.sql()
                            .fetch(
                                    "SELECT typeof(column1) || ' ' || coalesce(CAST(hex(column1) AS TEXT), '') FROM (VALUES"
                                            + " (NULL), (7), (2.5), ('text'), (NULL), (1), (9223372036854775807), (x'0102'))")
                            .getValues(0));
        }
    }

    private static Cells cells(List<@Nullable Object[]> rows) {
        return Cells.of(
                (row, cells) -> {
                    for (int place = 0; place < row.length; place++) {
                        cells.put(COLUMNS.get(place), row[place]);
                    }
                },
                rows);
    }

    private static List<@Nullable Object[]> rows(int count, String project) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            rows.add(new @Nullable Object[] {"r" + id, project, null, 7L});
        }
        return rows;
    }
}
