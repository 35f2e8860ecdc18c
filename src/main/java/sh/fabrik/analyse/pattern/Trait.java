package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;

/**
 * Something that specs have in common.
 *
 * @param words {@code specs of type migration with more than 7 tasks}
 * @param condition the same as SQL on {@code ended_runs}
 * @param has whether a cell's runs have it
 */
record Trait(String words, String condition, Predicate<Cell> has) {
    /** From here on the spec calls a spec complex. */
    private static final int MANY_TASKS = 7;

    /** Every trait that these cells show, of depth one and two. */
    static List<Trait> of(List<Cell> cells) {
        Trait many = new Trait(
                "specs with more than " + MANY_TASKS + " tasks",
                "task_count > " + MANY_TASKS,
                cell -> cell.traits().tasks().orElse(0) > MANY_TASKS);
        List<Trait> traits = new ArrayList<>(List.of(many));
        values(cells, cell -> cell.traits().complexity())
                .forEach(complexity -> traits.add(new Trait(
                        "specs of " + complexity + " complexity",
                        "complexity = " + SpecScope.quoted(complexity),
                        cell -> cell.traits().complexity().equals(complexity))));
        values(cells, cell -> cell.traits().type()).forEach(type -> {
            Trait ofType = ofType(type);
            traits.add(ofType);
            traits.add(new Trait(
                    ofType.words() + " with more than " + MANY_TASKS + " tasks",
                    ofType.condition() + " AND " + many.condition(),
                    ofType.has().and(many.has())));
            models(cells, ofType).forEach(model -> traits.add(withModel(ofType, model)));
        });
        return traits;
    }

    private static Trait ofType(String type) {
        return new Trait(
                "specs of type " + type,
                "spec_type = " + SpecScope.quoted(type),
                cell -> cell.traits().type().equals(type));
    }

    private static Trait withModel(Trait type, String model) {
        return new Trait(
                type.words() + " with " + model,
                type.condition() + " AND model = " + SpecScope.quoted(model),
                type.has()
                        .and(cell ->
                                cell.model().filter(m -> m.name().equals(model)).isPresent()));
    }

    private static List<String> models(List<Cell> cells, Trait type) {
        return cells.stream()
                .filter(type.has())
                .flatMap(cell -> cell.model().stream())
                .map(model -> model.name())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> values(List<Cell> cells, Function<Cell, String> value) {
        return cells.stream()
                .map(value)
                .filter(word -> !word.equals(SpecRuns.UNKNOWN))
                .distinct()
                .sorted()
                .toList();
    }
}
