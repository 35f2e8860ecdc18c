package sh.fabrik.loop;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.store.Change;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.Saved;
import sh.fabrik.store.SpecStore;

/** Carries a stream of found things into the store, in batches that are each all or nothing, and counts. */
final class Intake {
    private final RunStore runs;
    private final SpecStore specs;
    private final Clock clock;
    private final Progress progress;
    private final Load load;
    private final List<Found.Rejected> rejected = new ArrayList<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final List<Found.Gap> gaps = new ArrayList<>();
    private final Map<String, String> marks = new LinkedHashMap<>();
    private int seen;
    private int added;
    private int updated;
    private int unchanged;

    Intake(RunStore runs, SpecStore specs, Clock clock, Progress progress) {
        this.runs = runs;
        this.specs = specs;
        this.clock = clock;
        this.progress = progress;
        runs.expectHistory();
        this.load = new Load(runs::preparation);
    }

    Collected take(String source, Stream<Found> stream) {
        try (stream) {
            ReadAhead.forEach(stream, load, this::store);
        }
        return end(source);
    }

    /** Saves what is left of the last batch, and tells what the whole came to. */
    Collected end(String source) {
        store(load.empty());
        return new Collected(source, seen, added, updated, unchanged, rejected, List.copyOf(notices), gaps);
    }

    /** The places that were read to their end, and in which state; to be remembered after the end. */
    Map<String, String> marks() {
        return Map.copyOf(marks);
    }

    /** One more thing; it is saved with the others of its batch. */
    void take(Found found) {
        if (load.put(found)) {
            store(load.empty());
        }
    }

    private void store(Load.Batch batch) {
        batch.others().forEach(this::note);
        seen += batch.parts();
        for (Saved saved : runs.save(batch.runs())) {
            count(saved.change());
            saved.notice().ifPresent(notices::add);
        }
        progress.reached(seen);
    }

    private void note(Found found) {
        if (found instanceof Found.SpecFile file) {
            seen++;
            count(specs.save(file.spec(), clock.instant()));
        } else if (found instanceof Found.Rejected refusal) {
            seen++;
            rejected.add(refusal);
        } else if (found instanceof Found.Notice notice) {
            notices.add(notice.sentence());
        } else if (found instanceof Found.Gap gap) {
            gaps.add(gap);
        } else if (found instanceof Found.Mark mark) {
            marks.put(mark.place(), mark.state());
        }
    }

    private void count(Change change) {
        switch (change) {
            case NEW -> added++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
    }
}
