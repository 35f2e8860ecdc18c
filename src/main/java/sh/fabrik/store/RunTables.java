package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.ERRORS;
import static sh.fabrik.store.schema.Tables.RESOURCES;
import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.RUN_PODS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Table;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.Source;

/** Writes the derived tables: runs and what hangs on them. */
final class RunTables {
    private static final List<Table<?>> CHILDREN = List.of(TASKS, RESOURCES, ERRORS, RUN_PODS);

    private static final int PART = 0; // its place in a row that tells the key

    private final Database database;

    RunTables(Database database) {
        this.database = database;
    }

    /** @param known ids of those that were there before, whose children are written anew */
    void write(List<RunRow> rows, Collection<String> known) {
        removeChildren(known);
        Set<String> before = Set.copyOf(known);
        Map<Boolean, List<RunRow>> byStanding =
                rows.stream().collect(Collectors.partitioningBy(row -> before.contains(row.id())));
        TableWriter.inserting(database, RUNS.getName(), RunRow::tell).write(byStanding.getOrDefault(false, List.of()));
        TableWriter.replacing(
                        database,
                        RUNS.getName(),
                        RunRow::tell,
                        List.of(RUNS.ID.getName()),
                        List.of(RUNS.CREATED_AT.getName()))
                .write(byStanding.getOrDefault(true, List.of()));
        children(rows).forEach(each -> each.run(database));
    }

    /** New runs, ready to be written. */
    static BoundRows ready(List<RunRow> rows) {
        return TableWriter.inserting(RUNS.getName(), RunRow::tell, rows);
    }

    /** New runs whose rows tell their keys too, ready to be written; their parts are counted from 0 until they are {@link #moved}. */
    static BoundRows telling(List<RunRow> rows) {
        List<Integer> parts = IntStream.range(0, rows.size()).boxed().toList();
        return TableWriter.inserting(RUNS.getName(), (part, cells) -> tell(part, rows.get(part), cells), parts);
    }

    private static void tell(int part, RunRow row, Cells cells) {
        cells.put(RUNS.PART, part); // the first, which PART says
        row.tell(cells);
    }

    /** @param pack where the first hundred of the parts lie; the others follow */
    static BoundRows moved(BoundRows telling, long pack) {
        return telling.from(pack * PartPacks.MOST, PART);
    }

    /** What hangs on new runs, ready to be written. */
    static List<BoundRows> children(List<RunRow> rows) {
        return List.of(
                children(TASKS, ChildRow.TASK, rows, MergedRun::tasks),
                children(RESOURCES, ChildRow.READING, rows, RunTables::measured),
                children(ERRORS, ChildRow.ERROR, rows, MergedRun::errors),
                children(RUN_PODS, ChildRow.POD, rows, MergedRun::pods));
    }

    /** What a history alone tells stands in the run's own row already. */
    private static List<ResourceReading> measured(MergedRun run) {
        List<ResourceReading> readings = run.readings();
        boolean historyAlone = readings.size() == 1 && readings.get(0).source().equals(Source.CSV.word());
        return historyAlone ? List.of() : readings;
    }

    void remove(Collection<String> runs) {
        removeChildren(runs);
        TableWriter.running(database, "DELETE FROM " + RUNS.getName() + " WHERE id = ?", ID)
                .write(runs);
    }

    private static final List<Column<String>> ID = List.of(new Column<>("id", run -> run));

    private void removeChildren(Collection<String> runs) {
        for (Table<?> table : CHILDREN) {
            TableWriter.running(database, "DELETE FROM " + table.getName() + " WHERE run_id = ?", ID)
                    .write(runs);
        }
    }

    private static <T> BoundRows children(
            Table<?> table, List<Column<ChildRow<T>>> columns, List<RunRow> rows, Function<MergedRun, List<T>> items) {
        List<ChildRow<T>> children = new ArrayList<>();
        for (RunRow row : rows) {
            List<T> list = items.apply(row.run());
            for (int i = 0; i < list.size(); i++) {
                children.add(new ChildRow<>(row.id(), i, list.get(i)));
            }
        }
        return TableWriter.inserting(table.getName(), columns, children);
    }
}
