package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.run.Model;

/** Safe for several threads: how each model fares on a spec, and the present one against the others, on the narrowest comparable work that says enough. */
public final class ModelComparer {
    /** Of all candidates the one expected to be furthest ahead, and so many of the surest and of the cheapest, become facts. */
    private static final int KEPT = 2;

    private final Frames frames;
    private final ModelFacts facts;
    private final Map<Choice, Optional<Cohort>> cohorts = new ConcurrentHashMap<>();
    private final Map<Cohort, Contest> contests = Collections.synchronizedMap(new IdentityHashMap<>());

    /** What a comparison of types depends on: the same for all specs that are alike. */
    private record Choice(Frame kin, Frame type, Pair pair) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Choice choice
                    && kin == choice.kin
                    && type == choice.type
                    && pair.current().equals(choice.pair.current())
                    && pair.candidate().equals(choice.pair.candidate());
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(kin) * 31 + pair.current().hashCode()) * 31
                    + pair.candidate().hashCode();
        }
    }

    public ModelComparer(ProjectHistory history) {
        this.frames = new Frames(history);
        this.facts = new ModelFacts(history);
    }

    /** Of a spec: its own runs where they say enough, else those of specs like it. */
    public Compared of(SpecRuns spec) {
        OwnRuns own = OwnRuns.of(frames.ofSpec(spec), frames.cells(spec));
        JudgedRuns latest = new JudgedRuns(spec);
        return new Compared(records(spec, own, latest), comparisons(spec, own, latest));
    }

    /**
     * How a spec's models fare.
     *
     * @param records one for each model that its judged runs used, by name
     * @param comparisons the present model against the best and the cheapest others; none when the present model is unknown
     */
    public record Compared(List<ModelRecord> records, List<ModelComparison> comparisons) {}

    private List<ModelRecord> records(SpecRuns spec, OwnRuns own, JudgedRuns latest) {
        return own.arms().values().stream()
                .map(arm -> facts.record(spec, latest, own.frame(), arm))
                .toList();
    }

    private List<ModelComparison> comparisons(SpecRuns spec, OwnRuns own, JudgedRuns latest) {
        Optional<Model> current = spec.model();
        if (current.isEmpty()) {
            return List.of();
        }
        List<Cohort> all = frames.candidates(spec).stream()
                .filter(candidate -> !candidate.equals(current.get()))
                .map(candidate -> cohort(spec, own, new Pair(current.get(), candidate)))
                .flatMap(Optional::stream)
                .toList();
        return kept(all).stream()
                .map(this::contest)
                .map(contest -> facts.comparison(spec, latest, contest, all.size()))
                .toList();
    }

    /** Two threads may both compute one, since a lock would have each wait for all. */
    private Contest contest(Cohort cohort) {
        Contest known = contests.get(cohort);
        if (known != null) {
            return known;
        }
        Contest contest = Contest.of(cohort);
        contests.put(cohort, contest);
        return contest;
    }

    /** What a cohort promises, before it is compared in full. */
    private record Promising(Cohort cohort, double ahead, double lead, OptionalDouble saving) {
        static final Comparator<Promising> BY_NAME =
                Comparator.comparing(one -> one.cohort.candidate().model());

        static Promising of(Cohort cohort) {
            return new Promising(cohort, cohort.ahead(), cohort.lead(), cohort.saving());
        }

        /** The saving, in so far as success does not suffer: nothing for one that is two deviations behind. */
        double promise() {
            double notWorse = Math.max(0, Math.min(1, 0.5 + lead / 4));
            return notWorse * saving.orElse(0);
        }
    }

    /**
     * Only the furthest ahead, the likeliest to be better, and those that promise most saved without being worse, are compared in full.
     */
    private static List<Cohort> kept(List<Cohort> all) {
        List<Promising> each = all.stream().map(Promising::of).toList();
        List<Promising> costed =
                each.stream().filter(one -> one.saving.isPresent()).toList();
        List<Cohort> kept = new ArrayList<>();
        keep(kept, 1, each, Promising::ahead);
        keep(kept, KEPT, each, Promising::lead);
        keep(kept, KEPT, costed, Promising::promise);
        return kept;
    }

    private static void keep(List<Cohort> kept, int most, List<Promising> all, ToDoubleFunction<Promising> value) {
        all.stream()
                .sorted(Comparator.comparingDouble(value).reversed().thenComparing(Promising.BY_NAME))
                .limit(most)
                .filter(one -> kept.stream().noneMatch(cohort -> cohort == one.cohort))
                .forEach(one -> kept.add(one.cohort));
    }

    private Optional<Cohort> cohort(SpecRuns spec, OwnRuns own, Pair pair) {
        Optional<Cohort> narrowest = own.cohort(pair);
        if (narrowest.isPresent()) {
            return narrowest;
        }
        Choice choice = new Choice(frames.ofKin(spec), frames.ofType(spec), pair);
        return cohorts.computeIfAbsent(choice, c -> wider(c, !spec.type().equals(SpecRuns.UNKNOWN)));
    }

    private static Optional<Cohort> wider(Choice choice, boolean typed) {
        return Cohort.matched(choice.kin(), choice.pair())
                .or(() -> Cohort.matched(choice.type(), choice.pair()))
                .or(() -> typed ? Cohort.apart(choice.kin(), choice.pair()) : Optional.empty())
                .or(() -> typed ? Cohort.apart(choice.type(), choice.pair()) : Optional.empty());
    }
}
