package sh.fabrik.analyse.history;

import java.time.Instant;
import java.util.Optional;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * The judged runs of one spec with one model.
 *
 * @param model absent when the runs do not say
 * @param tally successes among them
 */
public record Cell(SpecId spec, Traits traits, Optional<Model> model, Tally tally, Costs costs, Instant last) {

    /**
     * What the spec is like, as its folder or its runs say.
     *
     * @param type {@code unknown} when nobody says
     * @param complexity {@code unknown} when nobody says
     */
    public record Traits(String type, String complexity, Optional<Integer> tasks) {}

    public boolean with(Model other) {
        return model.isPresent() && model.get().equals(other);
    }
}
