package sh.fabrik.collect.smithers.execution;

/**
 * One attempt at one node.
 *
 * @param number from 1
 */
public record AttemptId(Node node, int number) {
    @Override
    public String toString() {
        return "attempt " + number + " of " + node;
    }
}
