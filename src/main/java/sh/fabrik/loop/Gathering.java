package sh.fabrik.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Window;
import sh.fabrik.store.CollectionLog;
import sh.fabrik.store.Database;
import sh.fabrik.store.PlaceMarks;
import sh.fabrik.store.RunStore;
import sh.fabrik.store.SpecStore;
import sh.fabrik.store.gap.GapStore;
import sh.fabrik.store.gap.OpenGap;

/**
 * One collect of several sources: reads them side by side, writes what they find, and remembers what each could not tell. A
 * source that is down, slow or broken never stops the others.
 */
final class Gathering {
    private static final Duration TICK = Duration.ofMillis(500);

    private final Database database;
    private final Clock clock;
    private final GatherPlan plan;
    private final GatherProgress progress;
    private final GapStore gaps;
    private final List<Inlet> waiting;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Collected> ended = new ArrayList<>();

    Gathering(Database database, Clock clock, GatherPlan plan, GatherProgress progress) {
        this.database = database;
        this.clock = clock;
        this.plan = plan;
        this.progress = progress;
        this.gaps = new GapStore(database);
        this.waiting = new ArrayList<>(plan.inlets());
    }

    /** A source that is being read. */
    private record Open(Inlet inlet, Instant since, List<Window> due, Intake intake) {}

    List<Collected> run() {
        long end = System.nanoTime() + plan.deadline().toNanos();
        try (SideBySide sources = new SideBySide()) {
            startReady(sources);
            while (!open.isEmpty()) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                Optional<SideBySide.Arrival> arrival = sources.next(left.compareTo(TICK) < 0 ? left : TICK);
                if (arrival.isPresent()) {
                    take(arrival.get());
                    startReady(sources);
                } else if (System.nanoTime() < end) {
                    progress.waiting();
                } else {
                    leaveTheRest();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leaveTheRest();
        }
        return ended;
    }

    private void startReady(SideBySide sources) {
        List<Inlet> ready = waiting.stream().filter(this::isReady).toList();
        waiting.removeAll(ready);
        for (Inlet inlet : ready) {
            Open opened = opened(inlet);
            try {
                Inlet.Reading reading = inlet.opening().open(database, opened.due());
                sources.start(inlet.feed().source(), reading);
            } catch (sh.fabrik.store.StoreProblem e) {
                throw e; // the history itself is in trouble, not the source
            } catch (RuntimeException e) {
                end(opened, Optional.of(FailureSentence.of(e)));
            }
        }
        if (open.isEmpty() && !waiting.isEmpty()) {
            startReady(sources); // what they waited for could not be opened
        }
    }

    private boolean isReady(Inlet inlet) {
        return open.keySet().stream().noneMatch(inlet.after()::contains)
                && waiting.stream()
                        .noneMatch(other -> inlet.after().contains(other.feed().source()));
    }

    private Open opened(Inlet inlet) {
        Instant now = clock.instant();
        String source = inlet.feed().source();
        Intake intake = new Intake(
                new RunStore(database), new SpecStore(database), clock, done -> progress.reached(source, done));
        Open opened = new Open(inlet, now, gaps.due(inlet.feed(), now, plan.overlap(), inlet.lookback()), intake);
        open.put(source, opened);
        return opened;
    }

    private void take(SideBySide.Arrival arrival) {
        Open source = open.get(arrival.source());
        if (source == null) {
            return; // it was left behind at the deadline
        }
        arrival.found().forEach(source.intake()::take);
        if (arrival.last()) {
            end(source, arrival.failure().map(FailureSentence::of));
        }
    }

    private void leaveTheRest() {
        String reason = "It had not ended after " + plan.deadlineText()
                + " (collect.deadline, --deadline); the next collect asks again.";
        List.copyOf(open.values()).forEach(source -> end(source, Optional.of(reason)));
        waiting.forEach(inlet -> end(opened(inlet), Optional.of(reason)));
        waiting.clear();
    }

    /** @param failure why nothing of what was due is known for sure */
    private void end(Open source, Optional<String> failure) {
        String name = source.inlet().feed().source();
        failure.ifPresent(reason -> source.due()
                .forEach(window -> source.intake().take(new Found.Gap(name, window.since(), window.asOf(), reason))));
        Collected collected = source.intake().end(name);
        PlaceMarks.of(database, name, source.inlet().feed().place())
                .save(source.intake().marks());
        Instant now = clock.instant();
        new CollectionLog(database).record(collected.entry(plan.project(), now));
        gaps.ended(source.inlet().feed(), source.since(), left(source.inlet(), collected, now), now);
        open.remove(name);
        ended.add(collected);
        progress.ended(collected);
    }

    private static List<OpenGap> left(Inlet inlet, Collected collected, Instant now) {
        return collected.gaps().stream()
                .map(gap -> new OpenGap(inlet.feed(), new Window(gap.from(), gap.to()), gap.reason(), now))
                .toList();
    }
}
