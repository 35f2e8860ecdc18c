package sh.fabrik.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.run.RunPart;

/** A batch of readings on its way into the store, as {@link Preparation} made it. */
public final class Prepared {
    private final Optional<Lone> lone;
    private final List<RunPart> others;

    Prepared(Optional<Lone> lone, List<RunPart> others) {
        this.lone = lone;
        this.others = List.copyOf(others);
    }

    /**
     * What seems to be new runs that nothing else speaks of.
     *
     * @param inputs what they were derived with
     * @param days the same runs, counted
     */
    record Lone(DerivationInputs inputs, List<LoneRuns> runs, CountedDays days) {
        Stream<RunPart> parts() {
            return runs.stream().flatMap(some -> some.parts().stream());
        }
    }

    Optional<Lone> lone() {
        return lone;
    }

    /** Readings that have to be compared with what is stored. */
    List<RunPart> others() {
        return others;
    }

    /** All its readings. */
    List<RunPart> parts() {
        return lone.isEmpty()
                ? others
                : Stream.concat(lone.get().parts(), others.stream()).toList();
    }
}
