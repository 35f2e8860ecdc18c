package sh.fabrik.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Baseline;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.run.SpecId;

/** What is normal in a project. */
final class Baselines {
    private static final String SHARE = "sum(CASE kind WHEN 'success' THEN 1 ELSE 0 END) * 1.0 / count(*)";

    private Baselines() {}

    /** Empty when the project has no judged run in the window. */
    static Optional<Baseline> of(ProjectHistory history) {
        Map<SpecId, Tally> bySpec = new TreeMap<>();
        Tally all = Tally.NONE;
        for (Cell cell : history.cells()) {
            bySpec.merge(cell.spec(), cell.tally(), Tally::plus);
            all = all.plus(cell.tally());
        }
        if (bySpec.isEmpty()) {
            return Optional.empty();
        }
        double average = bySpec.values().stream()
                .mapToDouble(tally -> (double) tally.hits() / tally.n())
                .average()
                .orElse(0);
        List<Figure> figures = new ArrayList<>();
        figures.add(observed(history, "specs with runs that count", bySpec.size(), "count(DISTINCT spec_id)"));
        figures.add(observed(history, "runs that count", all.n(), "count(*)"));
        figures.add(observed(history, "success rate of all runs", (double) all.hits() / all.n(), SHARE));
        figures.add(history.observed(
                "average success rate of the specs",
                average,
                "SELECT avg(rate) FROM (SELECT " + SHARE + " AS rate FROM " + history.rows("") + " GROUP BY spec_id)"));
        return Optional.of(new Baseline(
                history.project(),
                bySpec.size(),
                all.n(),
                average,
                BetaRate.of(all, Prior.UNIFORM),
                new Evidence(all.n(), List.of(), figures)));
    }

    private static Figure observed(ProjectHistory history, String name, double value, String expression) {
        return history.observed(name, value, history.select(expression, ""));
    }
}
