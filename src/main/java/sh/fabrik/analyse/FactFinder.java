package sh.fabrik.analyse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sh.fabrik.analyse.change.ChangeDetector;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.Cells;
import sh.fabrik.analyse.history.CountReader;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.history.SpecCounts;
import sh.fabrik.analyse.history.SpecNow;
import sh.fabrik.analyse.history.SpecReader;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.history.WindowSeconds;
import sh.fabrik.analyse.model.ModelComparer;
import sh.fabrik.analyse.pattern.ErrorTrail;
import sh.fabrik.analyse.pattern.ErrorTrails;
import sh.fabrik.analyse.pattern.FailurePatternFinder;
import sh.fabrik.analyse.pattern.PatternMiner;
import sh.fabrik.analyse.pattern.RecentRuns;
import sh.fabrik.analyse.pattern.RunCosts;
import sh.fabrik.analyse.resource.CpuEstimator;
import sh.fabrik.analyse.resource.MemoryEstimator;
import sh.fabrik.analyse.resource.Throttling;
import sh.fabrik.analyse.resource.TimeoutEstimator;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.analyse.work.Crew;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.RiskPattern;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Window;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.LatestRunStore;
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
        return project.map(List::of).orElseGet(new AnalysisStore(database)::projects).stream()
                .flatMap(name -> find(name, window).facts().stream())
                .toList();
    }

    /**
     * What one project's history gives.
     *
     * @param facts as {@link #find(Optional, Window)} tells them
     * @param latest runs that it is worth to keep together for the next analysis
     */
    public record Findings(List<Fact> facts, LatestRunStore.Reread latest) {}

    /** The facts of one project, and what the next analysis would rather not gather again. */
    public Findings find(String project, Window window) {
        WindowSeconds days = WindowSeconds.ofDays(window);
        RunReader reader = new RunReader(database, project, days);
        List<Fact> facts = new ArrayList<>();
        try (Crew crew = Crew.ofProcessors()) {
            find(project, days, reader, crew, facts::add);
        }
        return new Findings(facts, reader.reread());
    }

    /** This thread reads, spec after spec; the crew computes. */
    private void find(String project, WindowSeconds window, RunReader reader, Crew crew, Consumer<Fact> found) {
        Map<String, SpecCounts> counts = new CountReader(database, window, crew).read(project);
        reader.expect(counts.keySet(), crew);
        SpecReader specs = new SpecReader(database, project);
        boolean pruned = new DayCounters(database).prunedSince(project, Day.of(window.since()));
        List<Cell> cells = new ArrayList<>();
        counts.forEach((id, counted) -> cells.addAll(Cells.of(specs.spec(id), counted)));
        var history = new ProjectHistory(project, window, cells, pruned);
        ErrorTrails errors = new ErrorTrails(database);
        ModelComparer models = new ModelComparer(history);
        Baselines.of(history).ifPresent(found);
        Supplier<List<RiskPattern>> patterns = crew.give(new PatternMiner(history)::patterns);
        List<Supplier<List<Fact>>> bySpec = new ArrayList<>();
        // what is given is not held on to: of a long history the counts are more than the facts
        for (String id : List.copyOf(counts.keySet())) {
            SpecCounts counted = Objects.requireNonNull(counts.remove(id));
            SpecRuns spec = runs(specs.spec(id), counted, reader, history);
            Map<ErrorType, ErrorTrail> trails = errors.of(spec);
            bySpec.add(crew.give(() -> ofSpec(spec, trails, models)));
        }
        bySpec.forEach(facts -> facts.get().forEach(found));
        patterns.get().forEach(found);
    }

    private static SpecRuns runs(SpecNow spec, SpecCounts counts, RunReader reader, ProjectHistory history) {
        return new SpecRuns(
                spec,
                counts,
                reader.latest(spec.id()),
                new AgeWeight(Instant.ofEpochSecond(history.window().asOf())),
                SpecScope.of(spec.id(), history.window(), history.pruned()));
    }

    private static List<Fact> ofSpec(SpecRuns spec, Map<ErrorType, ErrorTrail> errors, ModelComparer models) {
        List<Fact> found = new ArrayList<>();
        found.add(SpecHistories.of(spec));
        SpecTexts.of(spec.spec()).ifPresent(found::add);
        MemoryEstimator.profile(spec).ifPresent(found::add);
        TimeoutEstimator.profile(spec).ifPresent(found::add);
        ChangeDetector.change(spec).ifPresent(found::add);
        found.addAll(RecentRuns.of(spec));
        CpuEstimator.profile(spec).ifPresent(found::add);
        Throttling.of(spec).ifPresent(found::add);
        found.addAll(RunCosts.of(spec));
        ModelComparer.Compared compared = models.of(spec);
        found.addAll(compared.records());
        found.addAll(compared.comparisons());
        found.addAll(FailurePatternFinder.patterns(spec, errors));
        return found;
    }
}
