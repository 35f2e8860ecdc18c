package sh.fabrik.rules;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
import sh.fabrik.run.SpecId;

/** One order for facts, whatever order they come in, so that rules meet them alike every time. */
final class FactOrder {
    private static final ClassValue<Optional<RecordComponent>> SPEC = new ClassValue<>() {
        @Override
        protected Optional<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() == SpecId.class)
                    .findFirst();
        }
    };

    /** The text decides only between facts of one kind about one spec, so it is seldom made. */
    private static final Comparator<Fact> ORDER = Comparator.<Fact, String>comparing(
                    fact -> fact.getClass().getSimpleName())
            .thenComparing(FactOrder::spec)
            .thenComparing(Object::toString);

    private FactOrder() {}

    /** Sorted and without repetitions. */
    static List<Fact> sorted(Collection<? extends Fact> facts, Collection<Diagnosis> diagnoses) {
        return Stream.<Fact>concat(facts.stream(), diagnoses.stream())
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private static SpecId spec(Fact fact) {
        try {
            Optional<RecordComponent> component = SPEC.get(fact.getClass());
            return component.isEmpty()
                    ? NO_SPEC
                    : (SpecId) component.get().getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The spec of a " + fact.getClass().getSimpleName() + " cannot be read", e);
        }
    }

    private static final SpecId NO_SPEC = new SpecId("-", "-");
}
