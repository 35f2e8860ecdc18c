package sh.fabrik.analyse.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.run.Model;

/**
 * What a spec's own judged runs say of each model that they used.
 *
 * @param arms by the model's name
 */
record OwnRuns(Frame frame, Map<Model, Arm> arms) {

    static OwnRuns of(Frame frame, List<Cell> cells) {
        Map<Model, Arm> arms = new TreeMap<>();
        for (Model model : Frames.models(cells)) {
            arms.put(model, Arm.of(frame, model, Frame.with(cells, model)));
        }
        return new OwnRuns(frame, arms);
    }

    /** Empty unless they used both models often enough. */
    Optional<Cohort> cohort(Pair pair) {
        Arm current = arms.get(pair.current());
        Arm candidate = arms.get(pair.candidate());
        return current == null || candidate == null ? Optional.empty() : Cohort.ofSpec(frame, current, candidate);
    }
}
