package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;

/** How often runs had to try, added up. */
record Effort(Sum iterations, Sum tasks, Sum attempts) {
    static final Effort NONE = new Effort(Sum.NONE, Sum.NONE, Sum.NONE);

    private static final Field<Integer> LOOPED = count(ENDED_RUNS.ITERATIONS).as("looped");
    private static final Field<Double> ITERATIONS =
            Columns.real(sum(ENDED_RUNS.ITERATIONS)).as("iterations");
    private static final Field<Integer> TASKED = count(ENDED_RUNS.TASKS_TOTAL).as("tasked");
    private static final Field<Double> TASKS =
            Columns.real(sum(ENDED_RUNS.TASKS_TOTAL)).as("tasks");
    private static final Field<Integer> TRIED = count(ENDED_RUNS.ATTEMPTS).as("tried");
    private static final Field<Double> ATTEMPTS =
            Columns.real(sum(ENDED_RUNS.ATTEMPTS)).as("attempts");

    /** What {@link #of(Record)} reads; without them it is {@link #NONE}. */
    static final List<Field<?>> FIELDS = List.of(LOOPED, ITERATIONS, TASKED, TASKS, TRIED, ATTEMPTS);

    static Effort of(Record row) {
        return row.indexOf(LOOPED) < 0
                ? NONE
                : new Effort(Sum.of(row, LOOPED, ITERATIONS), Sum.of(row, TASKED, TASKS), Sum.of(row, TRIED, ATTEMPTS));
    }

    static Effort of(CellKey key, Cell cell) {
        Sum tasks = key.tasks()
                .map(count -> new Sum(cell.runs(), (double) count * cell.runs()))
                .orElse(Sum.NONE);
        return new Effort(Sum.of(cell.iterations()), tasks, Sum.of(cell.attempts()));
    }

    Effort plus(Effort other) {
        return new Effort(iterations.plus(other.iterations), tasks.plus(other.tasks), attempts.plus(other.attempts));
    }

    /** Tasks over attempts, at most 1; absent when either is unknown. */
    Optional<Double> firstPass() {
        return tasks.known().filter(known -> attempts.total() > 0).map(known -> Math.min(1, known / attempts.total()));
    }
}
