package sh.fabrik.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import sh.fabrik.analyse.change.ChangeDetector;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.Cells;
import sh.fabrik.analyse.history.LatestRuns;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.history.SpecRuns;
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
import sh.fabrik.facts.Fact;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;

/** Everything that rules may know of a window of history. Reads one spec after the other, so that memory stays bounded. */
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
        Map<String, List<SpecId>> specs = new RunReader(database.sql(), window)
                .specs(project).stream()
                        .collect(Collectors.groupingBy(SpecId::project, TreeMap::new, Collectors.toList()));
        Map<String, List<Cell>> cells = Cells.read(database.sql(), project, window).stream()
                .collect(Collectors.groupingBy(cell -> cell.spec().project()));
        List<Fact> facts = new ArrayList<>();
        specs.forEach((name, ids) -> {
            var history = new ProjectHistory(name, WindowSeconds.of(window), cells.getOrDefault(name, List.of()));
            find(history, ids, window, facts::add);
        });
        return facts;
    }

    private void find(ProjectHistory history, List<SpecId> specs, Window window, Consumer<Fact> found) {
        RunReader reader = new RunReader(database.sql(), window);
        FailurePatternFinder failures = new FailurePatternFinder(database.sql(), window);
        ModelComparer models = new ModelComparer(history);
        Baselines.of(history).ifPresent(found);
        for (SpecId id : specs) {
            SpecRuns spec = reader.read(id);
            LatestRuns latest = LatestRuns.of(database.sql(), id, window);
            ofSpec(spec, found);
            CpuEstimator.profile(spec, latest).ifPresent(found);
            Throttling.of(latest, spec.cpuLimit()).ifPresent(found);
            RunCosts.of(latest).forEach(found);
            models.records(spec).forEach(found);
            models.comparisons(spec).forEach(found);
            failures.patterns(spec).forEach(found);
        }
        new PatternMiner(history).patterns().forEach(found);
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
