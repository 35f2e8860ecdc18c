package sh.fabrik.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.run.RunPart;
import sh.fabrik.store.counters.Day;
import sh.fabrik.store.counters.DaySummary;

/**
 * Gathers readings into a batch and computes ahead what of them can be computed without the database, some at a time, so that few
 * of them are in memory at once. One thread prepares while another saves.
 */
public final class Preparation {
    private static final int SOME = 1_000;

    private final Optional<DerivationInputs> inputs;
    private final Clock clock;
    private final Namesakes namesakes = new Namesakes();
    private final List<RunPart> waiting = new ArrayList<>();
    private final List<LoneRuns> lone = new ArrayList<>();
    private final Map<Day, DaySummary> days = new LinkedHashMap<>();
    private final List<RunPart> others = new ArrayList<>();
    private boolean broken;

    /** @param inputs what to derive runs with; without it everything is left to the saving */
    Preparation(Optional<DerivationInputs> inputs, Clock clock) {
        this.inputs = inputs;
        this.clock = clock;
    }

    /**
     * Adds a reading.
     *
     * @return whether it was prepared; else its saving takes longer and, until then, more memory
     */
    public boolean add(RunPart part) {
        if (inputs.isEmpty() || !mayBeAlone(part)) {
            others.add(part);
            return false;
        }
        waiting.add(part);
        if (waiting.size() == SOME) {
            ready(inputs.get());
        }
        return true;
    }

    /** The batch; nothing may be added afterwards. */
    public Prepared end() {
        inputs.ifPresent(this::ready);
        return new Prepared(
                inputs.filter(known -> !lone.isEmpty())
                        .map(known -> new Prepared.Lone(known, lone, CountedDays.of(days))),
                others);
    }

    private boolean mayBeAlone(RunPart part) {
        return !namesakes.has(part) && Alone.isCandidate(part);
    }

    private void ready(DerivationInputs known) {
        if (broken) {
            throw new IllegalStateException("This batch could not be prepared.");
        }
        if (!waiting.isEmpty()) {
            broken = true; // until all of it is done: half of it would be counted and not stored
            lone.add(LoneRuns.of(waiting, known.rows(clock.instant().getEpochSecond()), days));
            waiting.clear();
            broken = false;
        }
    }
}
