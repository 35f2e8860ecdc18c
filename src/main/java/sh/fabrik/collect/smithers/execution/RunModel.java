package sh.fabrik.collect.smithers.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.run.Model;

/** The one model a run stands for although its agents may use several: most tokens, else most attempts. */
final class RunModel {
    private RunModel() {}

    static Optional<Model> of(List<Attempt> attempts) {
        Map<Model, Long> tokens = new TreeMap<>();
        Map<Model, Long> uses = new TreeMap<>();
        for (Attempt attempt : attempts) {
            attempt.worker().anyModel().ifPresent(model -> {
                uses.merge(model, 1L, Long::sum);
                attempt.worker()
                        .usage()
                        .ifPresent(usage -> tokens.merge(model, usage.tokens().total(), Long::sum));
            });
        }
        return largest(tokens.isEmpty() ? uses : tokens);
    }

    private static Optional<Model> largest(Map<Model, Long> counts) {
        return counts.entrySet().stream()
                .reduce((first, next) -> next.getValue() > first.getValue() ? next : first)
                .map(Map.Entry::getKey);
    }
}
