package sh.fabrik.store;

import java.util.List;

/** The statements that add up what goes with the runs of {@code old_runs} and that their day summaries do not know. */
final class RollUp {
    private static final String RUNS_OF = " FROM old_runs JOIN runs ON runs.id = old_runs.id ";
    private static final String DAY = "runs.ended_at / 86400";

    /** The same occurrences that {@code analytics failures} counts over stored runs; a test compares them. */
    private static final String FAILURES = """
            INSERT INTO pruned_failures
            SELECT project_id, spec_id, day, spec_type, tasks_total, error_type, count(*), count(DISTINCT id), count(seconds),
              coalesce(sum(seconds), 0)
            FROM (
              SELECT runs.project_id, runs.spec_id, %1$s AS day, runs.spec_type, runs.tasks_total, tasks.error_type, runs.id,
                tasks.duration_seconds AS seconds
              %2$s JOIN tasks ON tasks.run_id = runs.id
              WHERE tasks.error_type IS NOT NULL AND tasks.status IN ('failed', 'retry')
              UNION ALL
              SELECT runs.project_id, runs.spec_id, %1$s, runs.spec_type, runs.tasks_total, runs.error_type, runs.id,
                runs.duration_seconds
              %2$s
              WHERE runs.status IN ('failed', 'timeout') AND runs.error_type IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM tasks WHERE tasks.run_id = runs.id AND tasks.error_type = runs.error_type
                  AND tasks.status IN ('failed', 'retry')))
            GROUP BY project_id, spec_id, day, spec_type, tasks_total, error_type""".formatted(DAY, RUNS_OF);

    private static final String ATTEMPTS = """
            INSERT INTO pruned_attempts
            SELECT runs.project_id, runs.spec_id, %1$s AS day, tasks.task_type, coalesce(tasks.model, runs.model) AS worked_with,
              tasks.error_type, count(*), sum(tasks.status = 'success'), count(tasks.duration_seconds),
              coalesce(sum(tasks.duration_seconds), 0), count(tasks.cost_usd), total(tasks.cost_usd)
            %2$s JOIN tasks ON tasks.run_id = runs.id
            WHERE tasks.status IS NOT NULL
            GROUP BY runs.project_id, runs.spec_id, day, tasks.task_type, worked_with, tasks.error_type
            """.formatted(DAY, RUNS_OF);

    private static final String COSTS = """
            INSERT INTO pruned_costs
            SELECT runs.project_id, runs.spec_id, %1$s AS day, count(*), sum(runs.infrastructure_cost_eur)
            %2$s WHERE runs.infrastructure_cost_eur IS NOT NULL
            GROUP BY runs.project_id, runs.spec_id, day""".formatted(DAY, RUNS_OF);

    static final List<String> STATEMENTS = List.of(FAILURES, ATTEMPTS, COSTS);

    private RollUp() {}
}
