package sh.fabrik.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sh.fabrik.collect.Found;
import sh.fabrik.run.RunPart;
import sh.fabrik.store.Preparation;
import sh.fabrik.store.Prepared;

/** Gathers what was found into batches that are each stored whole or not at all. */
final class Load implements ReadAhead.Basket<Found, Load.Batch> {
    /**
     * Large enough that a transaction costs little, small enough that others who write wait about half a second and an interrupted
     * collect loses little work: 25,000 runs that are prepared, 5,000 others. A run counts with all its attempts, errors and pods.
     */
    private static final int MOST = 25_000;

    private static final int UNPREPARED = 5;

    private static final int MOST_OTHERS = 500;

    /** So that storing begins while the reading still warms up, and not only after it. */
    private static final int FIRST = 2_000;

    private final Supplier<Preparation> preparations;
    private int most = FIRST;
    private Preparation runs;
    private List<Found> others = new ArrayList<>();
    private int parts;
    private int weight;

    /** @param preparations gives one for each batch */
    Load(Supplier<Preparation> preparations) {
        this.preparations = preparations;
        this.runs = preparations.get();
    }

    /**
     * What was found, in order, but for the runs.
     *
     * @param parts how many of them the runs are
     */
    record Batch(List<Found> others, Prepared runs, int parts) {}

    @Override
    public boolean put(Found found) {
        if (found instanceof Found.Part part) {
            boolean prepared = runs.add(part.part());
            parts++;
            weight += weight(part.part()) * (prepared ? 1 : UNPREPARED);
        } else {
            others.add(found);
        }
        return weight >= most || others.size() >= MOST_OTHERS || found instanceof Found.Pause;
    }

    @Override
    public Batch empty() {
        Batch batch = new Batch(others, runs.end(), parts);
        runs = preparations.get();
        others = new ArrayList<>();
        parts = 0;
        weight = 0;
        most = Math.min(2 * most, MOST);
        return batch;
    }

    private static int weight(RunPart part) {
        return 1 + part.tasks().size() + part.errors().size() + part.pods().size();
    }
}
