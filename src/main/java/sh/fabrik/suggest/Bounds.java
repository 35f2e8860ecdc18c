package sh.fabrik.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Between what a value must stay. Where a minimum lies over a maximum, the maximum holds: a larger machine does not exist.
 *
 * @param least the highest minimum
 * @param most the lowest maximum
 * @param amount reads a quantity
 */
record Bounds(Optional<Advice> least, Optional<Advice> most, ToLongFunction<String> amount) {

    /**
     * A value within the bounds.
     *
     * @param by the bound that changed it
     */
    record Bounded(String value, Optional<Advice> by) {
        List<String> words() {
            return by
                    .map(bound -> (bound.kind() == Advice.Kind.MINIMUM ? "at least " : "at most ") + bound.value()
                            + " (" + bound.rule() + ")")
                    .stream()
                    .toList();
        }
    }

    static Bounds of(List<Advice> advice, ToLongFunction<String> amount) {
        // not comparingLong, whose result can be serialised: no archive of classes takes that, and a run would wait for
        // it
        Comparator<Advice> byAmount =
                (one, other) -> Long.compare(amount.applyAsLong(one.value()), amount.applyAsLong(other.value()));
        Comparator<Advice> byRule = Comparator.comparing(Advice::rule).thenComparing(Advice::reason);
        return new Bounds(
                advice.stream()
                        .filter(one -> one.kind() == Advice.Kind.MINIMUM)
                        .min(byAmount.reversed().thenComparing(byRule)),
                advice.stream().filter(one -> one.kind() == Advice.Kind.MAXIMUM).min(byAmount.thenComparing(byRule)),
                amount);
    }

    Bounded hold(String value) {
        if (most.isPresent() && over(value, most.get())) {
            return new Bounded(most.get().value(), most);
        }
        if (least.isPresent() && over(least.get().value(), value)) {
            return over(least.get().value(), most)
                    ? new Bounded(most.orElseThrow().value(), most)
                    : new Bounded(least.get().value(), least);
        }
        return new Bounded(value, Optional.empty());
    }

    private boolean over(String value, Advice bound) {
        return over(value, bound.value());
    }

    private boolean over(String value, Optional<Advice> bound) {
        return bound.isPresent() && over(value, bound.get());
    }

    private boolean over(String value, String other) {
        return amount.applyAsLong(value) > amount.applyAsLong(other);
    }
}
