package sh.fabrik.collect.csv;

import static sh.fabrik.run.Outcome.CANCELLED;
import static sh.fabrik.run.Outcome.FAILED;
import static sh.fabrik.run.Outcome.SUCCESS;
import static sh.fabrik.run.Outcome.TIMEOUT;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.UnreadableValue;

/** What other systems call an outcome. */
final class StatusWords {
    private static final Map<String, Optional<Outcome>> KNOWN = new HashMap<>();

    static {
        outcome(SUCCESS, "success", "succeeded", "successful", "finished", "completed", "complete", "passed", "ok");
        outcome(FAILED, "failed", "failure", "fail", "error", "errored", "oom", "oomkilled", "killed");
        outcome(CANCELLED, "cancelled", "canceled", "aborted");
        outcome(TIMEOUT, "timeout", "timed_out", "timedout");
        for (String word :
                new String[] {"running", "pending", "queued", "waiting", "in_progress", "in-progress", "blocked"}) {
            KNOWN.put(word, Optional.empty());
        }
    }

    private StatusWords() {}

    /**
     * Empty for a run that has not ended.
     *
     * @throws UnreadableValue for a word that says neither
     */
    static Optional<Outcome> outcomeOf(String text) {
        Optional<Outcome> outcome = KNOWN.get(text);
        if (outcome == null) {
            outcome = KNOWN.get(text.toLowerCase(Locale.ROOT));
        }
        if (outcome == null) {
            throw new UnreadableValue("\"" + text
                    + "\" is no status that fabrik knows; write success, failed, cancelled, timeout or running.");
        }
        return outcome;
    }

    private static void outcome(Outcome outcome, String... words) {
        for (String word : words) {
            KNOWN.put(word, Optional.of(outcome));
        }
    }
}
