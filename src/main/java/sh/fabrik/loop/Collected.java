package sh.fabrik.loop;

import java.time.Instant;
import java.util.List;
import sh.fabrik.collect.Found;
import sh.fabrik.store.CollectionLog;

/**
 * What a collect did.
 *
 * @param source what was collected: smithers, kubernetes, specs, lint, csv
 * @param seen things met: runs or specs, also rejected ones
 * @param notices sentences for people, each once
 * @param gaps stretches of time that the source could not tell about
 */
public record Collected(
        String source,
        int seen,
        int added,
        int updated,
        int unchanged,
        List<Found.Rejected> rejected,
        List<String> notices,
        List<Found.Gap> gaps) {
    public Collected {
        rejected = List.copyOf(rejected);
        notices = List.copyOf(notices);
        gaps = List.copyOf(gaps);
    }

    /** Whether the source told nothing at all of what it was asked for. */
    public boolean failed() {
        return seen == 0 && !gaps.isEmpty();
    }

    /** Whether there were things, and none of them could be used. */
    public boolean nothingUsable() {
        return seen > 0 && rejected.size() == seen;
    }

    CollectionLog.Entry entry(String project, Instant finishedAt) {
        return new CollectionLog.Entry(source, project, finishedAt, seen, added, updated, unchanged, rejected.size());
    }
}
