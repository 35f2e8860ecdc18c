package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.run.Model;

/** The latest runs of a spec that count for their model, told apart by it once: a dozen facts of each spec name them. */
final class JudgedRuns {
    private final Map<String, List<EndedRun>> byModel = new HashMap<>();

    JudgedRuns(SpecRuns spec) {
        for (EndedRun run : spec.runs()) {
            if (run.judged() && run.settings().model().isPresent()) {
                byModel.computeIfAbsent(run.settings().model().get().name(), name -> new ArrayList<>())
                        .add(run);
            }
        }
    }

    /** Newest first, as many as evidence carries. */
    List<String> ids(Model model) {
        return SpecRuns.ids(byModel.getOrDefault(model.name(), List.of()));
    }
}
