package sh.fabrik.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.store.DecisionStore;
import sh.fabrik.store.PreRunReading;
import sh.fabrik.suggest.Decided;
import sh.fabrik.suggest.Decision;

/**
 * The second half of the line for one run that is about to start: the decision that was taken ahead when all it rests on still holds,
 * else what is known of its spec, judged by the advice rules.
 */
public final class PreRunHook implements AutoCloseable {
    private final Meanwhile<PreRunReading> history;
    private final Meanwhile<RuleBook> rules;

    private PreRunHook(Meanwhile<PreRunReading> history, Meanwhile<RuleBook> rules) {
        this.history = history;
        this.rules = rules;
    }

    /**
     * Begins to open the history and to read the rules, so that the caller can read the request meanwhile. What goes wrong with them
     * is told by {@link #decide}.
     *
     * @param rules reads at least those that advice needs
     * @param patience longest wait for a locked database
     */
    public static PreRunHook begin(Path database, Callable<RuleBook> rules, Duration patience) {
        return new PreRunHook(
                Meanwhile.start("history", () -> PreRunReading.open(database, patience)),
                Meanwhile.start("rules", rules));
    }

    /**
     * An answer.
     *
     * @param fresh whether the rules were asked just now and their answer is worth keeping
     */
    public record Answer(Decided decided, boolean fresh) {}

    /**
     * The decision for a run.
     *
     * @throws RuntimeException when anything is missing or broken; the caller keeps the run's own values
     */
    public Answer decide(RunRequest request) {
        RuleBook book = rules.result();
        PreRunReading known = history.result();
        Decided.Basis basis = new Decided.Basis(book.adviceHash(), known.analysis(request.spec()));
        String id = Decided.id(request, basis);
        Optional<Decision> remembered = known.remembered(id, request.spec());
        return remembered.isPresent()
                ? new Answer(new Decided(id, request, basis, remembered.get()), false)
                : fire(new Decided(id, request, basis, new Decision(request.spec(), List.of())), known, book);
    }

    /** The rules that are asked last are loaded while the facts are read and the first are asked. */
    private static Answer fire(Decided open, PreRunReading known, RuleBook book) {
        Meanwhile<Boolean> last = Meanwhile.start("last rules", book::prepareAdvice);
        RunRequest request = open.request();
        List<Fact> facts = new ArrayList<>(known.facts(request.spec()));
        facts.add(request);
        Decision decision = Decision.settle(request, book.advise(facts).advice());
        boolean fresh = last.result() && book.isSoundForAdvice();
        return new Answer(new Decided(open.id(), request, open.basis(), decision), fresh);
    }

    /** Waits for what was begun. */
    @Override
    public void close() {
        try {
            history.result().close();
        } catch (RuntimeException e) {
            // whoever decides is told
        }
    }

    /** Keeps a fresh answer, if that is possible without waiting. */
    public static void remember(Path database, Answer answer, Instant at) {
        if (answer.fresh()) {
            DecisionStore.tryToRemember(database, answer.decided(), at);
        }
    }
}
