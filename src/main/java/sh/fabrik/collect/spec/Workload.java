package sh.fabrik.collect.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.spec.document.Page;
import sh.fabrik.collect.spec.document.SpecFile;
import sh.fabrik.run.Spec.Complexity;

/**
 * How much is in a spec.
 *
 * @param tasks absent when it lists none
 * @param characters of its text, todo included
 */
record Workload(Optional<Integer> tasks, Page.Counts counts, int characters) {
    /** More tasks make a spec complex: the threshold of the product's own specification. */
    static final int MANY_TASKS = 7;

    static final int SOME_TASKS = 3;
    static final int MANY_CRITERIA = 5;
    static final int MANY_REQUIREMENTS = 12;
    static final int MANY_DEPENDENCIES = 2;
    static final int LONG_TEXT = 8_000;

    static Workload of(SpecFile file) {
        return new Workload(
                file.tasks().map(List::size),
                file.main().counts(),
                file.words().strip().length());
    }

    /** The level of the tasks, one higher where two other things are many; empty when there is nothing to count. */
    Optional<Complexity> complexity() {
        long burdens = burdens();
        if (tasks.isPresent()) {
            return Optional.of(level(ofTasks(tasks.get()) + (burdens >= 2 ? 1 : 0)));
        }
        boolean nothing = counts.acceptance() == 0 && counts.requirements() == 0 && counts.dependencies() == 0;
        return nothing && burdens == 0 ? Optional.empty() : Optional.of(level((int) burdens));
    }

    private long burdens() {
        return Stream.of(
                        counts.acceptance() > MANY_CRITERIA,
                        counts.requirements() > MANY_REQUIREMENTS,
                        counts.dependencies() > MANY_DEPENDENCIES,
                        characters > LONG_TEXT)
                .filter(burden -> burden)
                .count();
    }

    private static int ofTasks(int tasks) {
        return tasks > MANY_TASKS ? 2 : tasks > SOME_TASKS ? 1 : 0;
    }

    private static Complexity level(int level) {
        Complexity[] all = Complexity.values();
        return all[Math.min(level, all.length - 1)];
    }
}
