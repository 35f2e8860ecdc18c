package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.PRUNED_ATTEMPTS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;
import sh.fabrik.store.Database;

/**
 * Which model succeeds most on each type of task? Counts attempts, not runs; attempts that credentials, quotas, the cluster or a
 * person ended say nothing about the model and are left out.
 */
public final class TaskEffectiveness {
    private static final List<String> NOT_THE_MODEL = List.of(
            "oom",
            "usage_limit",
            "auth",
            "refresh_token_reused",
            "model_config",
            "tool_missing",
            "vcs",
            "infrastructure",
            "approval_denied",
            "blocked",
            "cancelled");
    private static final Field<String> MODEL =
            coalesce(TASKS.MODEL, ENDED_RUNS.MODEL).as("worked_with");
    private static final Field<Integer> ATTEMPTS = count().as("attempts");
    private static final Field<Integer> WON = sum(when(TASKS.STATUS.eq("success"), 1)
                    .otherwise(0))
            .coerce(SQLDataType.INTEGER)
            .as("won");
    private static final Field<Integer> TIMED = count(TASKS.DURATION_SECONDS).as("timed");
    private static final Field<Double> SECONDS =
            Columns.real(sum(TASKS.DURATION_SECONDS)).as("seconds");
    private static final Field<Double> COST = Columns.real(sum(TASKS.COST_USD)).as("cost");
    private static final Field<Integer> COSTED = count(TASKS.COST_USD).as("costed");

    private final Database database;

    public TaskEffectiveness(Database database) {
        this.database = database;
    }

    /**
     * One model on one type of task.
     *
     * @param success of the attempts, with a 90 % interval under a uniform prior
     * @param averageCost over the {@code costedAttempts} whose cost is known
     */
    public record Row(
            String taskType,
            Optional<Model> model,
            Proportion success,
            Optional<Duration> averageDuration,
            Optional<Usd> averageCost,
            int costedAttempts) {}

    /** Attempts added up. */
    private record Tries(int attempts, int won, Sum seconds, Sum cost) {
        static Tries of(Record row) {
            return new Tries(row.get(ATTEMPTS), row.get(WON), Sum.of(row, TIMED, SECONDS), Sum.of(row, COSTED, COST));
        }

        Tries plus(Tries other) {
            return new Tries(
                    attempts + other.attempts, won + other.won, seconds.plus(other.seconds), cost.plus(other.cost));
        }
    }

    /** The best success rate first; those of pruned runs as they were added up. */
    public List<Row> rows(Question question, String taskType) {
        Map<Optional<Model>, Tries> tries = new HashMap<>();
        stored(question, taskType)
                .forEach(row -> tries.merge(Columns.model(row.get(MODEL)), Tries.of(row), Tries::plus));
        pruned(question, taskType)
                .forEach(row -> tries.merge(Columns.model(row.get(PRUNED_ATTEMPTS.MODEL)), Tries.of(row), Tries::plus));
        return tries.entrySet().stream()
                .map(entry -> row(taskType, entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private Result<? extends Record> stored(Question question, String taskType) {
        return database.sql()
                .select(MODEL, ATTEMPTS, WON, TIMED, SECONDS, COSTED, COST)
                .from(ENDED_RUNS)
                .join(TASKS)
                .on(TASKS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(
                        question.condition(),
                        TASKS.TASK_TYPE.eq(taskType),
                        TASKS.STATUS.isNotNull(),
                        aboutTheModel(TASKS.ERROR_TYPE))
                .groupBy(MODEL)
                .fetch();
    }

    private Result<? extends Record> pruned(Question question, String taskType) {
        return database.sql()
                .select(
                        PRUNED_ATTEMPTS.MODEL,
                        Columns.whole(PRUNED_ATTEMPTS.ATTEMPTS).as(ATTEMPTS),
                        Columns.whole(PRUNED_ATTEMPTS.WON).as(WON),
                        Columns.whole(PRUNED_ATTEMPTS.TIMED).as(TIMED),
                        Columns.real(sum(PRUNED_ATTEMPTS.SECONDS)).as(SECONDS),
                        Columns.whole(PRUNED_ATTEMPTS.COSTED).as(COSTED),
                        Columns.real(sum(PRUNED_ATTEMPTS.COST_USD)).as(COST))
                .from(PRUNED_ATTEMPTS)
                .where(
                        question.pruned(PRUNED_ATTEMPTS.PROJECT_ID, PRUNED_ATTEMPTS.SPEC_ID, PRUNED_ATTEMPTS.DAY),
                        PRUNED_ATTEMPTS.TASK_TYPE.eq(taskType),
                        aboutTheModel(PRUNED_ATTEMPTS.ERROR_TYPE))
                .groupBy(PRUNED_ATTEMPTS.MODEL)
                .fetch();
    }

    private static Condition aboutTheModel(Field<String> errorType) {
        return errorType.isNull().or(errorType.notIn(NOT_THE_MODEL));
    }

    private static Row row(String taskType, Optional<Model> model, Tries tries) {
        return new Row(
                taskType,
                model,
                BetaRate.of(tries.won, tries.attempts),
                Columns.duration(tries.seconds.mean().orElse(null)),
                tries.cost.mean().map(Usd::of),
                tries.cost.n());
    }

    private static final Comparator<Row> ORDER = Comparator.comparing(
                    (Row row) -> row.success().observed(), Comparator.reverseOrder())
            .thenComparing(row -> row.success().n(), Comparator.reverseOrder())
            .thenComparing(row -> Columns.name(row.model()));

    /** The types of task that the runs have, by name. */
    public List<String> types(Question question) {
        Condition pruned = question.pruned(PRUNED_ATTEMPTS.PROJECT_ID, PRUNED_ATTEMPTS.SPEC_ID, PRUNED_ATTEMPTS.DAY);
        return database
                .sql()
                .select(TASKS.TASK_TYPE)
                .from(ENDED_RUNS)
                .join(TASKS)
                .on(TASKS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(question.condition())
                .union(database.sql()
                        .select(PRUNED_ATTEMPTS.TASK_TYPE)
                        .from(PRUNED_ATTEMPTS)
                        .where(pruned))
                .fetch(row -> row.value1())
                .stream()
                .sorted()
                .toList();
    }
}
