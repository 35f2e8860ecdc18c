package sh.fabrik.analyse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import sh.fabrik.analyse.change.ChangeDetector;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.Cells;
import sh.fabrik.analyse.history.CountReader;
import sh.fabrik.analyse.history.LatestRuns;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.history.SpecCounts;
import sh.fabrik.analyse.history.SpecNow;
import sh.fabrik.analyse.history.SpecReader;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.history.WindowSeconds;
import sh.fabrik.analyse.model.ModelComparer;
import sh.fabrik.analyse.pattern.FailurePatternFinder;
import sh.fabrik.analyse.pattern.PatternMiner;
import sh.fabrik.analyse.pattern.RecentRuns;
import sh.fabrik.analyse.pattern.RunCosts;
import sh.fabrik.analyse.resource.CpuEstimator;
import sh.fabrik.analyse.resource.MemoryEstimator;
import sh.fabrik.analyse.resource.Throttling;
import sh.fabrik.analyse.resource.TimeoutEstimator;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.facts.Fact;
import sh.fabrik.run.Window;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.counters.Day;

/** Everything that rules may know of a window of history. Counts come from the counters, so that its cost
 * follows days and not runs; of each spec only the latest runs are read. */
public final class FactFinder {
    private final Database database;

    public FactFinder(Database database) {
        this.database = database;
    }

    /**
     * The facts of every spec with ended runs in the window, and what is normal in their projects; in a fixed order, and
     * the same for the same history.
     *
     * @param project empty for all projects, each of which is compared with itself only
     */
    public List<Fact> find(Optional<String> project, Window window) {
        WindowSeconds days = WindowSeconds.ofDays(window);
        List<Fact> facts = new ArrayList<>();
        for (String name : project.map(List::of).orElseGet(new AnalysisStore(database)::projects)) {
            find(name, days, facts::add);
        }
        return facts;
    }

    private void find(String project, WindowSeconds window, Consumer<Fact> found) {
        Map<String, SpecCounts> counts = new CountReader(database, window).read(project);
        SpecReader specs = new SpecReader(database.sql(), project);
        boolean pruned = new DayCounters(database).prunedSince(project, Day.of(window.since()));
        List<Cell> cells = new ArrayList<>();
        counts.forEach((id, counted) -> cells.addAll(Cells.of(specs.spec(id), counted)));
        var history = new ProjectHistory(project, window, cells, pruned);
        RunReader reader = new RunReader(database.sql(), window);
        FailurePatternFinder failures = new FailurePatternFinder(database.sql());
        ModelComparer models = new ModelComparer(history);
        Baselines.of(history).ifPresent(found);
        counts.forEach((id, counted) -> {
            SpecRuns spec = runs(specs.spec(id), counted, reader, history);
            LatestRuns latest = LatestRuns.of(spec);
            ofSpec(spec, found);
            CpuEstimator.profile(spec, latest).ifPresent(found);
            Throttling.of(latest, spec.cpuLimit()).ifPresent(found);
            RunCosts.of(latest).forEach(found);
            models.records(spec).forEach(found);
            models.comparisons(spec).forEach(found);
            failures.patterns(spec).forEach(found);
        });
        new PatternMiner(history).patterns().forEach(found);
    }

    private static SpecRuns runs(SpecNow spec, SpecCounts counts, RunReader reader, ProjectHistory history) {
        return new SpecRuns(
                spec,
                counts,
                reader.latest(spec.id()),
                new AgeWeight(Instant.ofEpochSecond(history.window().asOf())),
                SpecScope.of(spec.id(), history.window(), history.pruned()));
    }

    private static void ofSpec(SpecRuns spec, Consumer<Fact> found) {
        found.accept(SpecHistories.of(spec));
        SpecTexts.of(spec.spec()).ifPresent(found);
        MemoryEstimator.profile(spec).ifPresent(found);
        TimeoutEstimator.profile(spec).ifPresent(found);
        ChangeDetector.change(spec).ifPresent(found);
        RecentRuns.of(spec).forEach(found);
    }
}
