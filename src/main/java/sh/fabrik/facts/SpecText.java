package sh.fabrik.facts;

import java.util.List;
import sh.fabrik.run.SpecId;

/**
 * What a rule may know of a spec's text.
 *
 * @param taskCount tasks of its todo
 * @param acceptanceCriteria number of criteria
 * @param dependencies number of specs it depends on
 * @param mentionsRetry whether the text already speaks of retries or back-off
 * @param taskIds ids of its tasks in order
 */
public record SpecText(
        SpecId spec,
        int taskCount,
        int acceptanceCriteria,
        int dependencies,
        boolean mentionsRetry,
        List<String> taskIds)
        implements SpecFact {
    public SpecText {
        taskIds = List.copyOf(taskIds);
    }
}
