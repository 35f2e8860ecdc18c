package sh.fabrik.loop;

import java.util.List;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.rules.Said;
import sh.fabrik.run.Window;
import sh.fabrik.suggest.Merge;

/**
 * What an analysis did.
 *
 * @param specs with ended runs in the window
 * @param runs ended runs in the window
 * @param diagnoses said by the first layer
 * @param added suggestions that are new or came back
 * @param unchanged suggestions said again
 * @param superseded suggestions whose value changed
 * @param expired suggestions no longer said
 * @param suppressed suggestions not shown again, since a person rejected them
 */
public record Analysed(
        String project,
        Window window,
        int specs,
        int runs,
        int diagnoses,
        int added,
        int unchanged,
        int superseded,
        int expired,
        int suppressed) {

    static Analysed of(String project, Window window, List<Fact> facts, Said said, Merge.Changes changes) {
        List<SpecHistory> histories = facts.stream()
                .filter(SpecHistory.class::isInstance)
                .map(SpecHistory.class::cast)
                .toList();
        return new Analysed(
                project,
                window,
                histories.size(),
                histories.stream().mapToInt(SpecHistory::runs).sum(),
                said.diagnoses().size(),
                changes.inserts().size(),
                changes.refreshes().size(),
                changes.supersedes().size(),
                changes.expiries().size(),
                changes.suppressed().size());
    }
}
