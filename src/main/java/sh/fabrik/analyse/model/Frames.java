package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.run.Model;

/** The comparable work around a spec, from its own runs to all of its type. Frames of types are made once and shared. */
final class Frames {
    private static final String UNKNOWN = SpecRuns.UNKNOWN;

    private final ModelPriors priors;
    private final Map<String, List<Cell>> byType = new HashMap<>();
    private final Map<String, Set<Model>> modelsOfType = new HashMap<>();
    private final Map<String, List<Cell>> bySpec = new HashMap<>();
    private final Map<String, Frame> shared = new ConcurrentHashMap<>();

    Frames(ProjectHistory history) {
        this.priors = new ModelPriors(history.cells());
        history.cells().forEach(cell -> {
            byType.computeIfAbsent(cell.traits().type(), type -> new ArrayList<>())
                    .add(cell);
            bySpec.computeIfAbsent(cell.spec().id(), spec -> new ArrayList<>()).add(cell);
        });
        byType.forEach((type, cells) -> modelsOfType.put(type, models(cells)));
    }

    Frame ofSpec(SpecRuns spec) {
        return Frame.of(
                "this spec",
                "spec_id = " + SpecScope.quoted(spec.id().id()),
                cells(spec),
                model -> priors.onSpec(spec.id(), model));
    }

    Frame ofType(SpecRuns spec) {
        String type = spec.type();
        return shared.computeIfAbsent(
                type,
                key -> Frame.of(
                        "specs of " + (type.equals(UNKNOWN) ? "unknown type" : "type " + type),
                        "spec_type = " + SpecScope.quoted(type),
                        byType.getOrDefault(type, List.of()),
                        model -> priors.onType(type, model)));
    }

    Frame ofKin(SpecRuns spec) {
        String complexity = spec.complexity();
        Frame type = ofType(spec);
        if (complexity.equals(UNKNOWN)) {
            return type;
        }
        return shared.computeIfAbsent(
                spec.type() + "\n" + complexity,
                key -> Frame.of(
                        type.name() + " and " + complexity + " complexity",
                        type.condition() + " AND complexity = " + SpecScope.quoted(complexity),
                        byType.getOrDefault(spec.type(), List.of()).stream()
                                .filter(cell -> cell.traits().complexity().equals(complexity))
                                .toList(),
                        type.prior()));
    }

    List<Cell> cells(SpecRuns spec) {
        return bySpec.getOrDefault(spec.id().id(), List.of());
    }

    /** Every model that ran specs of its type, or this spec. */
    Set<Model> candidates(SpecRuns spec) {
        Set<Model> models = models(cells(spec));
        models.addAll(modelsOfType.getOrDefault(spec.type(), Set.of()));
        return models;
    }

    static Set<Model> models(List<Cell> cells) {
        Set<Model> models = new TreeSet<>();
        cells.forEach(cell -> cell.model().ifPresent(models::add));
        return models;
    }
}
