package sh.fabrik.analyse.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.analyse.work.Crew;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.LatestRunStore;

/** The latest runs of a project's specs, kept together once many runs came in: the analysis after a large import need not gather them. */
public final class LatestRuns {
    private final Database database;
    private final String project;
    private final LatestRunStore store;

    public LatestRuns(Database database, String project) {
        this.database = database;
        this.project = project;
        this.store = new LatestRunStore(database);
    }

    /**
     * Keeps them where an analysis would keep them anew, if so many came in that it would have much to gather.
     *
     * @param added new runs since it was last asked
     */
    public void keepAfter(int added) {
        if (added <= KeptRuns.manyOnTop(GatheredRuns.FEWEST_SPECS)) {
            return; // for what comes often, not even the specs are looked up
        }
        LatestRunStore.Mark now = store.mark();
        List<String> specs = new DayCounters(database).specs(project);
        if (added > KeptRuns.manyOnTop(specs.size())) {
            store.save(new LatestRunStore.Reread(now, RunLines.FORM, gathered(due(specs, now))));
        }
    }

    private List<String> due(List<String> specs, LatestRunStore.Mark now) {
        Map<String, LatestRunStore.Place> places = store.places(project, RunLines.FORM);
        return specs.stream()
                .filter(spec -> Optional.ofNullable(places.get(spec))
                        .map(place -> now.lastRow() - place.lastRow() > KeptRuns.manyOnTop(specs.size()))
                        .orElse(true))
                .toList();
    }

    private List<LatestRunStore.Lines> gathered(List<String> specs) {
        List<LatestRunStore.Lines> kept = new ArrayList<>();
        try (Crew crew = Crew.ofProcessors()) {
            GatheredRuns gathered = new GatheredRuns(new Gatherer(database, project, WindowSeconds.ALL), crew, specs);
            for (String spec : specs) {
                gathered.take(spec)
                        .filter(runs -> runs.size() >= KeptRuns.FEWEST)
                        .ifPresent(runs -> kept.add(RunLines.kept(new SpecId(project, spec), runs, WindowSeconds.ALL)));
            }
        }
        return kept;
    }
}
