package sh.fabrik.analyse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import sh.fabrik.analyse.history.Cell;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * Which runs may be compared.
 *
 * @param name as people read it: {@code specs of type api}
 * @param condition the same runs as SQL on {@code ended_runs}
 * @param prior of a model on them
 */
record Frame(String name, String condition, Map<SpecId, List<Cell>> bySpec, Function<Model, Prior> prior) {

    static Frame of(String name, String condition, List<Cell> cells, Function<Model, Prior> prior) {
        Map<SpecId, List<Cell>> bySpec = new TreeMap<>();
        cells.forEach(cell ->
                bySpec.computeIfAbsent(cell.spec(), spec -> new ArrayList<>()).add(cell));
        return new Frame(name, condition, bySpec, prior);
    }

    /** A loop: this is asked for each two models and each spec that is alike. */
    static List<Cell> with(List<Cell> cells, Model model) {
        List<Cell> with = new ArrayList<>();
        for (Cell cell : cells) {
            if (cell.with(model)) {
                with.add(cell);
            }
        }
        return with;
    }
}
