package sh.fabrik.store;

import static sh.fabrik.store.Fill.first;
import static sh.fabrik.store.Fill.or;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Source;
import sh.fabrik.store.MergedRun.Span;

/** Derives when a run ran: from the start of its Job, else the earliest start, to the best informed source's end. */
final class SpanMerge {
    private SpanMerge() {}

    static Span merge(List<RunPart> best) {
        Optional<Instant> start = or(jobStart(best), earliest(best));
        Optional<Instant> end = first(best, part -> part.timing().completedAt());
        boolean backwards = isBackwards(start, end);
        boolean skewed = backwards
                || best.stream()
                        .anyMatch(part -> isBackwards(
                                part.timing().startedAt(), part.timing().completedAt()));
        return new Span(
                start,
                backwards ? start : end,
                first(best, part -> part.timing().active()),
                skewed);
    }

    static Span ofOne(Timing only) {
        boolean backwards = isBackwards(only.startedAt(), only.completedAt());
        return new Span(only.startedAt(), backwards ? only.startedAt() : only.completedAt(), only.active(), backwards);
    }

    private static Optional<Instant> jobStart(List<RunPart> best) {
        return best.stream()
                .filter(part -> part.key().source() == Source.KUBERNETES)
                .map(part -> part.timing().startedAt())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Instant> earliest(List<RunPart> best) {
        return best.stream()
                .map(part -> part.timing().startedAt())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static boolean isBackwards(Optional<Instant> start, Optional<Instant> end) {
        return start.isPresent() && end.isPresent() && end.get().isBefore(start.get());
    }
}
