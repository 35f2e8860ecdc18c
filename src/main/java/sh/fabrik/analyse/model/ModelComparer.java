package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.run.Model;

/** How each model fares on a spec, and the present one against the others, on the narrowest comparable work that says enough. */
public final class ModelComparer {
    /** Of all candidates so many of the best, and so many of the cheapest, become facts. */
    private static final int KEPT = 2;

    private static final String UNKNOWN = SpecRuns.UNKNOWN;

    private final ProjectHistory history;
    private final ModelPriors priors;
    private final ModelFacts facts;
    private final Map<String, List<Cell>> byType = new HashMap<>();
    private final Map<String, List<Cell>> bySpec = new HashMap<>();
    private final Map<String, Frame> frames = new HashMap<>();
    private final Map<Choice, Optional<Contest>> contests = new HashMap<>();

    /** What a comparison of types depends on: the same for all specs that are alike. */
    private record Choice(Frame kin, Frame type, Pair pair) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Choice choice
                    && kin == choice.kin
                    && type == choice.type
                    && pair.equals(choice.pair);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(kin) * 31 + pair.hashCode();
        }
    }

    public ModelComparer(ProjectHistory history) {
        this.history = history;
        this.priors = new ModelPriors(history.cells());
        this.facts = new ModelFacts(history);
        history.cells().forEach(cell -> {
            byType.computeIfAbsent(cell.traits().type(), type -> new ArrayList<>())
                    .add(cell);
            bySpec.computeIfAbsent(cell.spec().id(), spec -> new ArrayList<>()).add(cell);
        });
    }

    /** One record for each model that this spec's judged runs used, by name. */
    public List<ModelRecord> records(SpecRuns spec) {
        Frame frame = ofSpec(spec);
        return models(cells(spec)).stream()
                .map(model -> facts.record(spec, frame, Arm.of(frame, model, Frame.with(cells(spec), model))))
                .toList();
    }

    /** The present model against the best and the cheapest others; none when the present model is unknown. */
    public List<ModelComparison> comparisons(SpecRuns spec) {
        Optional<Model> current = spec.model();
        if (current.isEmpty()) {
            return List.of();
        }
        List<Contest> all = candidates(spec).stream()
                .filter(candidate -> !candidate.equals(current.get()))
                .map(candidate -> contest(spec, new Pair(current.get(), candidate)))
                .flatMap(Optional::stream)
                .toList();
        return kept(all).stream()
                .map(contest -> facts.comparison(spec, contest, all.size()))
                .toList();
    }

    private static Set<Contest> kept(List<Contest> all) {
        Set<Contest> kept = new LinkedHashSet<>();
        all.stream()
                .sorted(Comparator.comparingDouble(
                                (Contest contest) -> -contest.duel().better())
                        .thenComparing(contest -> contest.cohort().candidate().model()))
                .limit(KEPT)
                .forEach(kept::add);
        all.stream()
                .filter(contest -> contest.duel().saving().isPresent())
                .sorted(Comparator.comparingDouble((Contest contest) -> -contest.promise())
                        .thenComparing(contest -> contest.cohort().candidate().model()))
                .limit(KEPT)
                .forEach(kept::add);
        return kept;
    }

    private Optional<Contest> contest(SpecRuns spec, Pair pair) {
        Optional<Cohort> own = Cohort.ofSpec(ofSpec(spec), pair);
        if (own.isPresent()) {
            return own.map(Contest::of);
        }
        Choice choice = new Choice(ofKin(spec), ofType(spec), pair);
        return contests.computeIfAbsent(
                choice, c -> wider(c, !spec.type().equals(UNKNOWN)).map(Contest::of));
    }

    private static Optional<Cohort> wider(Choice choice, boolean typed) {
        return Cohort.matched(choice.kin(), choice.pair())
                .or(() -> Cohort.matched(choice.type(), choice.pair()))
                .or(() -> typed ? Cohort.apart(choice.kin(), choice.pair()) : Optional.empty())
                .or(() -> typed ? Cohort.apart(choice.type(), choice.pair()) : Optional.empty());
    }

    private Frame ofSpec(SpecRuns spec) {
        return Frame.of(
                "this spec",
                "spec_id = " + SpecScope.quoted(spec.id().id()),
                cells(spec),
                model -> priors.onSpec(spec.id(), model));
    }

    private Frame ofType(SpecRuns spec) {
        String type = spec.type();
        return frames.computeIfAbsent(
                type,
                key -> Frame.of(
                        "specs of " + (type.equals(UNKNOWN) ? "unknown type" : "type " + type),
                        "spec_type = " + SpecScope.quoted(type),
                        byType.getOrDefault(type, List.of()),
                        model -> priors.onType(type, model)));
    }

    private Frame ofKin(SpecRuns spec) {
        String complexity = spec.complexity();
        Frame type = ofType(spec);
        if (complexity.equals(UNKNOWN)) {
            return type;
        }
        List<Cell> alike = byType.getOrDefault(spec.type(), List.of()).stream()
                .filter(cell -> cell.traits().complexity().equals(complexity))
                .toList();
        return frames.computeIfAbsent(
                spec.type() + "\n" + complexity,
                key -> Frame.of(
                        type.name() + " and " + complexity + " complexity",
                        type.condition() + " AND complexity = " + SpecScope.quoted(complexity),
                        alike,
                        type.prior()));
    }

    private List<Cell> cells(SpecRuns spec) {
        return bySpec.getOrDefault(spec.id().id(), List.of());
    }

    private Set<Model> candidates(SpecRuns spec) {
        Set<Model> models = models(byType.getOrDefault(spec.type(), List.of()));
        models.addAll(models(cells(spec)));
        return models;
    }

    private static Set<Model> models(List<Cell> cells) {
        Set<Model> models = new TreeSet<>();
        cells.forEach(cell -> cell.model().ifPresent(models::add));
        return models;
    }
}
