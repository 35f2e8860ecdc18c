package sh.fabrik.analyse.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;

/** A spec's judged runs, summed up per model. */
public final class Cells {
    private Cells() {}

    private record Key(Cell.Traits traits, Optional<Model> model) {
        static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.traits.type())
                .thenComparing(key -> key.traits.complexity())
                .thenComparingInt(key -> key.traits.tasks().orElse(-1))
                .thenComparing(key -> key.model.map(Model::name).orElse(""));
    }

    /** By traits and model. */
    public static List<Cell> of(SpecNow spec, SpecCounts counts) {
        Map<Key, Cell> cells = new TreeMap<>(Key.ORDER);
        for (Group group : counts.groups()) {
            if (group.kind().judged()) {
                Key key = new Key(traits(spec, group), group.key().model());
                cells.merge(key, cell(spec, key, group), Cells::plus);
            }
        }
        return new ArrayList<>(cells.values());
    }

    private static Cell.Traits traits(SpecNow spec, Group group) {
        return new Cell.Traits(
                spec.type().or(group.key()::type).orElse(SpecRuns.UNKNOWN),
                spec.complexity().orElse(SpecRuns.UNKNOWN),
                spec.taskCount().or(group.key()::tasks));
    }

    private static Cell cell(SpecNow spec, Key key, Group group) {
        var total = group.total();
        Costs costs =
                total.costed() == 0 ? Costs.NONE : new Costs(total.costed(), total.costUsd(), total.costSquares());
        return new Cell(
                spec.id(),
                key.traits,
                key.model,
                SpecCounts.tally(group.all(), group.kind() == RunKind.SUCCESS),
                costs,
                Instant.ofEpochSecond(total.last()));
    }

    private static Cell plus(Cell one, Cell other) {
        return new Cell(
                one.spec(),
                one.traits(),
                one.model(),
                one.tally().plus(other.tally()),
                one.costs().plus(other.costs()),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }
}
