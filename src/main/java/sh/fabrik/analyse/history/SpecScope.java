package sh.fabrik.analyse.history;

import sh.fabrik.facts.Figure;
import sh.fabrik.run.SpecId;

/**
 * The runs of one spec in one window as plain SQL with literal values, so that anyone can get a quoted number again.
 *
 * @param from a table expression whose rows are these runs
 * @param pruned whether there were more of them, of which only counts are left
 */
public record SpecScope(String from, boolean pruned) {
    /** A run's memory need: its peak, or for a kill the limit or the peak, whichever is more. */
    public static final String MEMORY_SEEN =
            "CASE killed WHEN 1 THEN nullif(max(coalesce(memory_limit_bytes, 0), coalesce(memory_peak_bytes, 0)), 0)"
                    + " ELSE memory_peak_bytes END";

    public static SpecScope of(SpecId spec, WindowSeconds window, boolean pruned) {
        String runs = "ended_runs WHERE project_id = " + quoted(spec.project()) + " AND spec_id = " + quoted(spec.id())
                + " AND ended_at BETWEEN " + window.since() + " AND " + window.asOf();
        return new SpecScope(runs, pruned);
    }

    /** The latest {@link RunReader#LATEST} of these runs. */
    SpecScope latest() {
        return new SpecScope(
                "(SELECT * FROM " + from + " ORDER BY ended_at DESC, id DESC LIMIT " + RunReader.LATEST
                        + ") AS ended_runs WHERE 1 = 1",
                false);
    }

    /** A literal of SQL; quotes in it are doubled. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** @param condition on the columns of {@code ended_runs}, or empty for all */
    public String count(String condition) {
        return select("count(*)", condition);
    }

    public String select(String expression, String condition) {
        return "SELECT " + expression + " FROM " + where(condition);
    }

    private String where(String condition) {
        return condition.isEmpty() ? from : from + " AND (" + condition + ")";
    }

    public Figure counted(String name, long value, String condition) {
        return Figures.observed(name, value, count(condition), pruned);
    }

    /** @param expression an aggregate over the runs that meet the condition */
    public Figure observed(String name, double value, String expression, String condition) {
        return Figures.observed(name, value, select(expression, condition), pruned);
    }

    /** Share of the runs that meet {@code hit} among those that meet {@code counted}. */
    public Figure share(String name, double value, String hit, String counted) {
        return Figures.observed(
                name, value, select("sum(CASE WHEN " + hit + " THEN 1 ELSE 0 END) * 1.0 / count(*)", counted), pruned);
    }

    /** Nearest-rank quantile of {@code value}, without the runs in which it is unknown. */
    public Figure quantile(String name, double found, String value, double share, String condition) {
        String known =
                condition.isEmpty() ? value + " IS NOT NULL" : "(" + condition + ") AND " + value + " IS NOT NULL";
        return Figures.observed(
                name,
                found,
                "SELECT min(x) FROM (SELECT " + value + " AS x, cume_dist() OVER (ORDER BY " + value
                        + ") AS share FROM " + where(known) + ") WHERE share >= " + share,
                pruned);
    }
}
