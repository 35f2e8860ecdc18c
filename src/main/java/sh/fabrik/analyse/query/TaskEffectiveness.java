package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
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
    private static final Field<Double> SECONDS =
            Columns.real(avg(TASKS.DURATION_SECONDS)).as("seconds");
    private static final Field<Double> COST = Columns.real(avg(TASKS.COST_USD)).as("cost");
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

    /** The best success rate first. */
    public List<Row> rows(Question question, String taskType) {
        Condition aboutTheModel = TASKS.ERROR_TYPE.isNull().or(TASKS.ERROR_TYPE.notIn(NOT_THE_MODEL));
        return database.sql()
                .select(TASKS.TASK_TYPE, MODEL, ATTEMPTS, WON, SECONDS, COST, COSTED)
                .from(ENDED_RUNS)
                .join(TASKS)
                .on(TASKS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(question.condition(), TASKS.TASK_TYPE.eq(taskType), TASKS.STATUS.isNotNull(), aboutTheModel)
                .groupBy(TASKS.TASK_TYPE, MODEL)
                .orderBy(WON.mul(1.0).div(ATTEMPTS).desc(), ATTEMPTS.desc(), MODEL)
                .fetch(row -> new Row(
                        row.get(TASKS.TASK_TYPE),
                        Columns.model(row.get(MODEL)),
                        BetaRate.of(row.get(WON), row.get(ATTEMPTS)),
                        Columns.duration(row.get(SECONDS)),
                        Columns.usd(row.get(COST)),
                        row.get(COSTED)));
    }

    /** The types of task that the runs have, by name. */
    public List<String> types(Question question) {
        return database.sql()
                .selectDistinct(TASKS.TASK_TYPE)
                .from(ENDED_RUNS)
                .join(TASKS)
                .on(TASKS.RUN_ID.eq(ENDED_RUNS.ID))
                .where(question.condition())
                .orderBy(TASKS.TASK_TYPE)
                .fetch(TASKS.TASK_TYPE);
    }
}
