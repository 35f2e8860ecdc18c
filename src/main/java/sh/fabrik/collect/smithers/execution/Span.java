package sh.fabrik.collect.smithers.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time; one that ends before it starts is empty. */
public record Span(Instant from, Instant to) {

    public boolean isEmpty() {
        return !from.isBefore(to);
    }

    public Duration length() {
        return isEmpty() ? Duration.ZERO : Duration.between(from, to);
    }

    /** What is left of this one outside the others. */
    public List<Span> without(Collection<Span> others) {
        List<Span> left = List.of(this);
        for (Span other : others) {
            left = left.stream().flatMap(span -> span.without(other).stream()).toList();
        }
        return left;
    }

    private List<Span> without(Span other) {
        if (isEmpty()) {
            return List.of();
        }
        if (other.isEmpty() || !other.from.isBefore(to) || !from.isBefore(other.to)) {
            return List.of(this);
        }
        List<Span> left = new ArrayList<>();
        if (from.isBefore(other.from)) {
            left.add(new Span(from, other.from));
        }
        if (other.to.isBefore(to)) {
            left.add(new Span(other.to, to));
        }
        return left;
    }

    /** The time in which at least one span lies; what overlaps counts once. */
    public static Duration covered(Collection<Span> spans) {
        Duration sum = Duration.ZERO;
        Instant end = Instant.MIN;
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Instant from = span.from.isBefore(end) ? end : span.from;
            sum = sum.plus(new Span(from, span.to).length());
            end = span.to.isAfter(end) ? span.to : end;
        }
        return sum;
    }
}
