package sh.fabrik.loop;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.analyse.FactFinder;
import sh.fabrik.collect.Found;
import sh.fabrik.facts.Fact;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.Said;
import sh.fabrik.run.Window;
import sh.fabrik.run.price.PriceList;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.CollectionLog;
import sh.fabrik.store.Database;
import sh.fabrik.store.DecisionStore;
import sh.fabrik.store.PlaceMarks;
import sh.fabrik.store.PriceStore;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.SpecStore;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.Merge;
import sh.fabrik.suggest.Suggestion;

/** The line: what comes in is stored; what is stored becomes facts; facts become suggestions; suggestions are remembered. */
public final class FeedbackLoop {
    private final Database database;
    private final Clock clock;

    public FeedbackLoop(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes in what a collector found; safe to repeat, safe to interrupt. */
    public Collected collect(String source, String project, Stream<Found> found, Progress progress) {
        Intake intake = new Intake(new RunStore(database), new SpecStore(database), clock, progress);
        Collected collected = intake.take(source, found);
        PlaceMarks.of(database, source, project).save(intake.marks());
        new CollectionLog(database).record(collected.entry(project, clock.instant()));
        return collected;
    }

    /**
     * Takes in what several sources find, side by side; a source that is down leaves a gap, which a later collect fills.
     *
     * @return one summary per source, in the order in which they ended
     */
    public List<Collected> gather(GatherPlan plan, GatherProgress progress) {
        return new Gathering(database, clock, plan, progress).run();
    }

    /**
     * Takes prices into use; what was priced with others is priced anew.
     *
     * @return runs computed anew: 0 when the prices are those of last time
     */
    public int price(PriceList prices) {
        return new PriceStore(database, clock).use(prices);
    }

    /** Judges a project's history in the window and remembers what the rules said. */
    public Analysed analyse(String project, Window window, RuleBook rules) {
        Instant now = clock.instant();
        List<Fact> facts = new FactFinder(database).find(Optional.of(project), window);
        Said said = rules.judge(facts);
        List<Suggestion> settled = Merge.settle(said.suggestions());
        // nobody waits for the computing: only what follows from it is written under the lock
        Remembered remembered = database.inTransaction(() -> {
            SuggestionStore suggestions = new SuggestionStore(database);
            Merge.Changes changes = Merge.against(suggestions.all(Optional.of(project)), settled, now);
            long analysis = new AnalysisStore(database).save(project, window, rules.hash(), facts, now);
            suggestions.apply(changes, analysis, now);
            return new Remembered(changes, analysis);
        });
        List<Decided> ahead =
                new Foresight(rules, remembered.analysis).decide(new SpecStore(database).specs(project), facts);
        new DecisionStore(database).remember(project, ahead, now);
        return Analysed.of(project, window, facts, said, remembered.changes);
    }

    private record Remembered(Merge.Changes changes, long analysis) {}
}
