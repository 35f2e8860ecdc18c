package sh.fabrik.collect.smithers.execution;

/**
 * A task of a workflow in one loop through the tasks.
 *
 * @param id {@code <item>:<step>[:<reviewer>]} inside the items of a todo, any other text outside
 * @param iteration from 0
 */
public record Node(String id, int iteration) {

    /** The kind of work: the step of an item's task, else the whole id. */
    public String step() {
        String[] parts = id.split(":", -1);
        return parts.length < 2 || parts[0].isBlank() || parts[1].isBlank() ? id : parts[1];
    }

    @Override
    public String toString() {
        return id + " in iteration " + iteration;
    }
}
