package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;

/**
 * Something that specs have in common.
 *
 * @param words {@code specs of type migration with more than 7 tasks}
 * @param condition the same as SQL on {@code ended_runs}
 * @param type of the only specs that can have it; empty when any can
 * @param has whether a cell's runs have it
 */
record Trait(String words, String condition, Optional<String> type, Predicate<Cell> has) {
    /** From here on the spec calls a spec complex. */
    private static final int MANY_TASKS = 7;

    /** Every trait that these cells show, of depth one and two. */
    static List<Trait> of(WeighedCells cells) {
        Trait many = new Trait(
                "specs with more than " + MANY_TASKS + " tasks",
                "task_count > " + MANY_TASKS,
                Optional.empty(),
                cell -> cell.traits().tasks().orElse(0) > MANY_TASKS);
        List<Trait> traits = new ArrayList<>(List.of(many));
        known(cells.all().stream().map(weighed -> weighed.cell().traits().complexity()))
                .forEach(complexity -> traits.add(new Trait(
                        "specs of " + complexity + " complexity",
                        "complexity = " + SpecScope.quoted(complexity),
                        Optional.empty(),
                        cell -> cell.traits().complexity().equals(complexity))));
        known(cells.types().stream()).forEach(type -> {
            Trait ofType = ofType(type);
            traits.add(ofType);
            traits.add(new Trait(
                    ofType.words() + " with more than " + MANY_TASKS + " tasks",
                    ofType.condition() + " AND " + many.condition(),
                    ofType.type(),
                    ofType.has().and(many.has())));
            models(cells.ofType(type)).forEach(model -> traits.add(withModel(ofType, model)));
        });
        return traits;
    }

    private static Trait ofType(String type) {
        return new Trait(
                "specs of type " + type,
                "spec_type = " + SpecScope.quoted(type),
                Optional.of(type),
                cell -> cell.traits().type().equals(type));
    }

    private static Trait withModel(Trait type, String model) {
        return new Trait(
                type.words() + " with " + model,
                type.condition() + " AND model = " + SpecScope.quoted(model),
                type.type(),
                type.has()
                        .and(cell ->
                                cell.model().filter(m -> m.name().equals(model)).isPresent()));
    }

    private static List<String> models(List<WeighedCells.Weighed> cells) {
        return sorted(cells.stream()
                .flatMap(weighed -> weighed.cell().model().stream())
                .map(model -> model.name()));
    }

    private static List<String> known(Stream<String> words) {
        return sorted(words.filter(word -> !word.equals(SpecRuns.UNKNOWN)));
    }

    private static List<String> sorted(Stream<String> words) {
        return words.distinct().sorted().toList();
    }
}
