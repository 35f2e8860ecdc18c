package sh.fabrik.store;

import java.util.List;
import java.util.Map;
import sh.fabrik.run.RunKey;

/**
 * Which keys are one run.
 *
 * @param runs in the order of their first keys
 * @param waiting keys that are no run by themselves and have none yet
 * @param said sentences about keys that could not be told apart
 */
record Grouping(List<Group> runs, List<KeyedStart> waiting, Map<RunKey, String> said) {
    Grouping {
        runs = runs.stream().sorted().toList();
        waiting = List.copyOf(waiting);
        said = Map.copyOf(said);
    }
}
