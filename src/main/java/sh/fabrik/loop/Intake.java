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
import sh.fabrik.run.RunPart;
import sh.fabrik.store.Change;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.Saved;
import sh.fabrik.store.SpecStore;

/** Carries a stream of found things into the store, in batches that are each all or nothing, and counts. */
final class Intake {
    /**
     * Large enough that a transaction costs little, small enough that others who write wait less than a second and an interrupted
     * collect loses little work. A run counts with all its attempts, errors and pods.
     */
    private static final int BATCH = 10_000;

    private final RunStore runs;
    private final SpecStore specs;
    private final Clock clock;
    private final Progress progress;
    private final List<RunPart> batch = new ArrayList<>();
    private final List<Found.Rejected> rejected = new ArrayList<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final List<Found.Gap> gaps = new ArrayList<>();
    private final Map<String, String> marks = new LinkedHashMap<>();
    private int weight;
    private int seen;
    private int added;
    private int updated;
    private int unchanged;

    Intake(RunStore runs, SpecStore specs, Clock clock, Progress progress) {
        this.runs = runs;
        this.specs = specs;
        this.clock = clock;
        this.progress = progress;
    }

    Collected take(String source, Stream<Found> stream) {
        try (stream) {
            ReadAhead.forEach(stream, Found.Pause.class::isInstance, this::take);
        }
        return end(source);
    }

    /** Saves what is left of the last batch, and tells what the whole came to. */
    Collected end(String source) {
        flush();
        return new Collected(source, seen, added, updated, unchanged, rejected, List.copyOf(notices), gaps);
    }

    /** The places that were read to their end, and in which state; to be remembered after the end. */
    Map<String, String> marks() {
        return Map.copyOf(marks);
    }

    void take(Found found) {
        if (found instanceof Found.Part part) {
            seen++;
            batch.add(part.part());
            weight += weight(part.part());
            if (weight >= BATCH) {
                flush();
            }
        } else if (found instanceof Found.SpecFile file) {
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
        } else if (found instanceof Found.Pause) {
            flush();
        }
    }

    private void flush() {
        for (Saved saved : runs.save(batch)) {
            count(saved.change());
            saved.notice().ifPresent(notices::add);
        }
        batch.clear();
        weight = 0;
        progress.reached(seen);
    }

    private static int weight(RunPart part) {
        return 1 + part.tasks().size() + part.errors().size() + part.pods().size();
    }

    private void count(Change change) {
        switch (change) {
            case NEW -> added++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
        }
    }
}
