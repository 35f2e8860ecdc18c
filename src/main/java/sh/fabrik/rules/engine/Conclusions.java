package sh.fabrik.rules.engine;

import java.util.List;
import sh.fabrik.rules.folder.Finding;

/**
 * What came of firing rules.
 *
 * @param all in no particular order
 * @param problems rules that failed while they were judging; nothing they said is in {@code all}
 */
public record Conclusions(List<Conclusion> all, List<Finding> problems) {
    public Conclusions {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }
}
