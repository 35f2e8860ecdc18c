package sh.fabrik.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Knowledge over ignorance: what the better source does not know is taken from the other. */
final class Fill {
    private Fill() {}

    static <T> Optional<T> or(Optional<T> better, Optional<T> other) {
        return better.isPresent() ? better : other;
    }

    /** The first that knows. */
    static <S, T> Optional<T> first(Collection<S> best, Function<S, Optional<T>> what) {
        return best.stream().map(what).flatMap(Optional::stream).findFirst();
    }

    /** All items of both lists; two with the same identity become one. */
    static <T> List<T> union(List<T> better, List<T> other, Function<T, Object> identity, BinaryOperator<T> merge) {
        if (other.isEmpty()) {
            return better;
        }
        Map<Object, T> all = new LinkedHashMap<>();
        better.forEach(item -> all.merge(identity.apply(item), item, merge));
        other.forEach(item -> all.merge(identity.apply(item), item, merge));
        return List.copyOf(all.values());
    }
}
