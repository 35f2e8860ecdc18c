package sh.fabrik.collect.smithers.execution;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.run.Model;

/**
 * An attempt as recorded.
 *
 * @param state Smithers' own word
 * @param objection what its output says against it; counts only for a finished attempt
 */
public record Attempt(
        AttemptId id, String state, Times times, Worker worker, Optional<Fault> fault, Optional<Objection> objection) {

    /** @param heartbeat the last sign of life, where the engine writes one */
    public record Times(Optional<Instant> started, Optional<Instant> finished, Optional<Instant> heartbeat) {}

    /** @param agent whether a language model worked on it, where known; never for one taken from the cache */
    public record Worker(Optional<Boolean> agent, Optional<Model> model, Optional<Usage> usage) {
        public static final Worker UNKNOWN = new Worker(Optional.empty(), Optional.empty(), Optional.empty());

        /** The model it was given, else the one that reported its tokens. */
        public Optional<Model> anyModel() {
            return model.or(() -> usage.flatMap(Usage::model));
        }
    }

    public Node node() {
        return id.node();
    }

    public boolean is(String word) {
        return state.equals(word);
    }
}
