package sh.fabrik.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
public final class PreRunHook {
    private final Path database;
    private final RuleBook rules;

    /** @param rules at least those that advice needs */
    public PreRunHook(Path database, RuleBook rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * An answer.
     *
     * @param fresh whether the rules were asked just now and their answer is worth keeping
     */
    public record Answer(Decided decided, boolean fresh) {}

    /**
     * @param patience longest wait for a locked database
     * @throws RuntimeException when anything is missing or broken; the caller keeps the run's own values
     */
    public Answer decide(RunRequest request, Duration patience) {
        try (PreRunReading known = PreRunReading.open(database, patience)) {
            Decided.Basis basis = new Decided.Basis(rules.adviceHash(), known.analysis(request.spec()));
            String id = Decided.id(request, basis);
            Optional<Decision> remembered = known.remembered(id, request.spec());
            return remembered.isPresent()
                    ? new Answer(new Decided(id, request, basis, remembered.get()), false)
                    : fire(new Decided(id, request, basis, new Decision(request.spec(), List.of())), known);
        }
    }

    private Answer fire(Decided open, PreRunReading known) {
        RunRequest request = open.request();
        List<Fact> facts = new ArrayList<>(known.facts(request.spec()));
        facts.add(request);
        Decision decision = Decision.settle(request, rules.advise(facts).advice());
        return new Answer(new Decided(open.id(), request, open.basis(), decision), rules.isSoundForAdvice());
    }

    /** Keeps a fresh answer, if that is possible without waiting. */
    public static void remember(Path database, Answer answer, Instant at) {
        if (answer.fresh()) {
            DecisionStore.tryToRemember(database, answer.decided(), at);
        }
    }
}
