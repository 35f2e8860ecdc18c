package sh.fabrik.loop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.store.FactSnapshots;
import sh.fabrik.suggest.Decision;

/** The second half of the line for one run that is about to start: what is known of its spec, judged by the advice rules. */
public final class PreRunHook {
    private final Path database;
    private final RuleBook rules;

    public PreRunHook(Path database, RuleBook rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * @param patience longest wait for a locked database
     * @throws RuntimeException when anything is missing or broken; the caller keeps the run's own values
     */
    public Decision decide(RunRequest request, Duration patience) {
        List<Fact> facts = new ArrayList<>(FactSnapshots.read(database, request.spec(), patience));
        facts.add(request);
        return Decision.settle(request, rules.advise(facts).advice());
    }
}
