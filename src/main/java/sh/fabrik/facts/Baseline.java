package sh.fabrik.facts;

/**
 * What is normal in a project.
 *
 * @param specs with judged runs
 * @param averageSuccess mean over the specs of their success rates, 0 to 1
 * @param success over all judged runs
 */
public record Baseline(
        String project, int specs, int runs, double averageSuccess, Proportion success, Evidence evidence)
        implements Fact {}
