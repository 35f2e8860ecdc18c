package sh.fabrik.loop;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sh.fabrik.analyse.FactFinder;
import sh.fabrik.analyse.history.LatestRuns;
import sh.fabrik.analyse.work.Crew;
import sh.fabrik.collect.Found;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.Said;
import sh.fabrik.run.Window;
import sh.fabrik.run.price.PriceList;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.CollectionLog;
import sh.fabrik.store.Database;
import sh.fabrik.store.DecisionStore;
import sh.fabrik.store.EvidenceTexts;
import sh.fabrik.store.KnownFacts;
import sh.fabrik.store.LatestRunStore;
import sh.fabrik.store.PlaceMarks;
import sh.fabrik.store.PriceStore;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.SpecStore;
import sh.fabrik.store.StoreProblem;
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
        keepLatest(project, collected.added());
        return collected;
    }

    /**
     * Takes in what several sources find, side by side; a source that is down leaves a gap, which a later collect fills.
     *
     * @return one summary per source, in the order in which they ended
     */
    public List<Collected> gather(GatherPlan plan, GatherProgress progress) {
        List<Collected> collected = new Gathering(database, clock, plan, progress).run();
        keepLatest(plan.project(), collected.stream().mapToInt(Collected::added).sum());
        return collected;
    }

    /** For the next analysis, which gathers them itself where that fails: what was collected is stored all the same. */
    private void keepLatest(String project, int added) {
        try {
            new LatestRuns(database, project).keepAfter(added);
        } catch (StoreProblem e) {
            // the disk is full, or another process writes for minutes
        }
    }

    /** Whether the prices in use were read from these sources, so that reading them again would change nothing. */
    public boolean pricesAreFrom(String sources) {
        return new PriceStore(database, clock).isInUse(sources);
    }

    /**
     * Takes prices into use; what was priced with others is priced anew.
     *
     * @param sources stands for what they were read from; empty when that shall be read again next time
     * @return runs computed anew: 0 when the prices are those of last time
     */
    public int price(PriceList prices, Optional<String> sources) {
        return new PriceStore(database, clock).use(prices, sources);
    }

    /**
     * Judges a project's history in the window and remembers what the rules said. While this thread judges, the other processors bring the
     * facts into the form in which they are kept and ask the advice rules ahead; all three only read the facts.
     *
     * @param ready the rules, which are not asked for before the facts are found
     */
    public Analysed analyse(String project, Window window, Supplier<RuleBook> ready) {
        Instant now = clock.instant();
        FactFinder.Findings found = new FactFinder(database).find(project, window);
        List<Fact> facts = found.facts();
        RuleBook rules = ready.get();
        List<RunRequest> requests = new SpecStore(database).requests(project);
        try (Crew crew = Crew.ofProcessors()) {
            Supplier<KnownFacts> known = crew.give(() -> KnownFacts.of(facts));
            Supplier<List<Foresight.Foreseen>> ahead = crew.give(() -> new Foresight(rules).decide(requests, facts));
            Said said = rules.judge(facts);
            List<Suggestion> settled = Merge.settle(said.suggestions());
            Supplier<EvidenceTexts> evidence = evidence(settled, crew);
            Question asked = new Question(project, window, rules, now);
            Remembered remembered = remember(asked, known.get(), settled, evidence, ahead, found.latest());
            Decided.Basis basis = new Decided.Basis(rules.adviceHash(), remembered.analysis);
            List<Decided> decided =
                    remembered.foreseen.stream().map(one -> one.on(basis)).toList();
            new DecisionStore(database).remember(project, decided, now);
            return Analysed.of(project, window, facts, said, remembered.changes);
        }
    }

    /** In two parts, of which this thread does one where the crew is not done with what it was given before. */
    private static Supplier<EvidenceTexts> evidence(List<Suggestion> settled, Crew crew) {
        int half = settled.size() / 2;
        Supplier<EvidenceTexts> one = crew.give(() -> EvidenceTexts.of(settled.subList(0, half)));
        Supplier<EvidenceTexts> other = crew.give(() -> EvidenceTexts.of(settled.subList(half, settled.size())));
        return () -> {
            EvidenceTexts last = other.get(); // the crew begins with the first
            return one.get().and(last);
        };
    }

    /**
     * While the facts are written, the crew does what is left to compute, of which little is waited for under the lock; nothing is
     * remembered of an analysis whose advice cannot be asked for.
     */
    private Remembered remember(
            Question asked,
            KnownFacts facts,
            List<Suggestion> settled,
            Supplier<EvidenceTexts> evidence,
            Supplier<List<Foresight.Foreseen>> ahead,
            LatestRunStore.Reread latest) {
        return database.inTransaction(() -> {
            new LatestRunStore(database).save(latest);
            SuggestionStore suggestions = new SuggestionStore(database);
            Merge.Changes changes = Merge.against(suggestions.brief(asked.project), settled, asked.at);
            long analysis =
                    new AnalysisStore(database).save(asked.project, asked.window, asked.rules.hash(), facts, asked.at);
            EvidenceTexts texts = evidence.get();
            List<Foresight.Foreseen> foreseen = ahead.get();
            suggestions.apply(changes, texts, analysis, asked.at);
            return new Remembered(changes, analysis, foreseen);
        });
    }

    private record Question(String project, Window window, RuleBook rules, Instant at) {}

    private record Remembered(Merge.Changes changes, long analysis, List<Foresight.Foreseen> foreseen) {}
}
