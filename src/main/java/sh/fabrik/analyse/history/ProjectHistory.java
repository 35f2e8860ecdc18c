package sh.fabrik.analyse.history;

import java.util.List;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.RunKind;

/**
 * The judged runs of one project in one window, summed up; what specs are compared with.
 *
 * @param cells per spec and model
 * @param pruned whether the details of some of these runs are gone
 */
public record ProjectHistory(String project, WindowSeconds window, List<Cell> cells, boolean pruned) {
    public ProjectHistory {
        cells = List.copyOf(cells);
    }

    /** The judged runs of the project that meet the condition, as plain SQL. */
    public String select(String expression, String condition) {
        return "SELECT " + expression + " FROM " + rows(condition);
    }

    /** A number that the query returns, or the counters where runs are pruned. */
    public Figure observed(String name, double value, String query) {
        return Figures.observed(name, value, query, pruned);
    }

    /** The table expression of these runs. */
    public String rows(String condition) {
        return "ended_runs WHERE project_id = " + SpecScope.quoted(project) + " AND ended_at BETWEEN " + window.since()
                + " AND " + window.asOf() + " AND kind IN " + RunKind.JUDGED + " AND trim(spec_id) <> ''"
                + (condition.isEmpty() ? "" : " AND " + condition);
    }
}
