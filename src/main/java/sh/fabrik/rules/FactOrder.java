package sh.fabrik.rules;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.facts.RecentRun;
import sh.fabrik.facts.RunCost;
import sh.fabrik.facts.SpecFact;
import sh.fabrik.run.SpecId;

/**
 * One order for facts, whatever order they come in, so that rules meet them alike every time. Facts are compared component by component
 * and never by a record's own equals, hashCode or toString: the JVM makes these at their first use, and a run would wait for it.
 */
final class FactOrder {
    private static final SpecId NO_SPEC = new SpecId("-", "-");

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private static final Comparator<Fact> OF_ONE_KIND = FactOrder::compareOfOneKind;

    private FactOrder() {}

    /**
     * Sorted by kind, spec and content, and without repetitions.
     *
     * @param wanted kinds; others are left out
     */
    static List<Fact> sorted(
            Collection<? extends Fact> facts, Collection<Diagnosis> diagnoses, Predicate<Class<?>> wanted) {
        Map<Class<?>, List<Fact>> kinds = new HashMap<>();
        addByKind(facts, kinds);
        addByKind(diagnoses, kinds);
        List<Class<?>> inOrder = new ArrayList<>(kinds.keySet());
        inOrder.removeIf(kind -> !wanted.test(kind));
        inOrder.sort(Comparator.comparing(Class::getSimpleName));
        List<Fact> sorted = new ArrayList<>();
        for (Class<?> kind : inOrder) {
            addOnce(kinds.getOrDefault(kind, List.of()), sorted);
        }
        return sorted;
    }

    private static void addByKind(Collection<? extends Fact> facts, Map<Class<?>, List<Fact>> kinds) {
        Class<?> kind = Fact.class;
        List<Fact> ofKind = List.of();
        for (Fact fact : facts) {
            if (fact.getClass() != kind) { // most come together
                kind = fact.getClass();
                ofKind = kinds.computeIfAbsent(kind, absent -> new ArrayList<>());
            }
            ofKind.add(fact);
        }
    }

    private static void addOnce(List<Fact> kind, List<Fact> sorted) {
        kind.sort(OF_ONE_KIND); // facts come spec after spec, so that most are in order
        for (int i = 0; i < kind.size(); i++) {
            if (i == 0 || OF_ONE_KIND.compare(kind.get(i - 1), kind.get(i)) != 0) {
                sorted.add(kind.get(i));
            }
        }
    }

    private static int compareOfOneKind(Fact one, Fact other) {
        int order = spec(one).compareTo(spec(other));
        order = order != 0 ? order : compareAtAGlance(one, other);
        return order != 0 ? order : compare(one, other);
    }

    /** By what tells most facts of one kind about one spec apart, so that their components need not be read one by one. */
    private static int compareAtAGlance(Fact one, Fact other) {
        if (one instanceof RecentRun run && other instanceof RecentRun another) {
            return Integer.compare(run.age(), another.age());
        }
        if (one instanceof RunCost cost && other instanceof RunCost another) {
            return Integer.compare(cost.age(), another.age());
        }
        if (one instanceof ModelRecord model && other instanceof ModelRecord another) {
            return model.model().name().compareTo(another.model().name());
        }
        if (one instanceof ModelComparison models && other instanceof ModelComparison another) {
            return models.candidate()
                    .model()
                    .name()
                    .compareTo(another.candidate().model().name());
        }
        if (one instanceof FailurePattern pattern && other instanceof FailurePattern another) {
            return pattern.errorType().compareTo(another.errorType());
        }
        return 0;
    }

    private static SpecId spec(Fact fact) {
        return fact instanceof SpecFact about ? about.spec() : NO_SPEC;
    }

    /** Of two values, which may be of any kind that facts are made of. */
    static int compare(Object one, Object other) {
        if (one == other) {
            return 0;
        }
        if (one.getClass() != other.getClass() && !(one instanceof List)) {
            return one.getClass().getName().compareTo(other.getClass().getName());
        }
        if (one instanceof Optional<?> some && other instanceof Optional<?> another) {
            return compareLists(some.stream().toList(), another.stream().toList());
        }
        if (one instanceof List<?> some && other instanceof List<?> another) {
            return compareLists(some, another);
        }
        return one instanceof Record && !(one instanceof SpecId)
                ? compareRecords(one, other)
                : compareValues(one, other);
    }

    private static int compareLists(List<?> some, List<?> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int order = compare(some.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(some.size(), others.size());
    }

    private static int compareRecords(Object one, Object other) {
        try {
            for (RecordComponent component : COMPONENTS.get(one.getClass())) {
                int order = compare(
                        component.getAccessor().invoke(one),
                        component.getAccessor().invoke(other));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "A " + one.getClass().getSimpleName() + " cannot be read component by component", e);
        }
    }

    @SuppressWarnings("unchecked") // both are of one class, and what implements Comparable compares with its own class
    private static int compareValues(Object one, Object other) {
        return one instanceof Comparable<?> comparable
                ? ((Comparable<Object>) comparable).compareTo(other)
                : one.toString().compareTo(other.toString());
    }
}
