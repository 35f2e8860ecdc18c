package sh.fabrik.rules;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
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

    private static final Comparator<Fact> OF_ONE_KIND =
            Comparator.comparing(FactOrder::spec).thenComparing(FactOrder::compare);

    private FactOrder() {}

    /** Sorted by kind, spec and content, and without repetitions. */
    static List<Fact> sorted(Collection<? extends Fact> facts, Collection<Diagnosis> diagnoses) {
        // facts come spec after spec: each kind by itself is nearly in order
        Map<String, List<Fact>> kinds = new TreeMap<>();
        Stream.<Fact>concat(facts.stream(), diagnoses.stream())
                .forEach(fact -> kinds.computeIfAbsent(fact.getClass().getSimpleName(), name -> new ArrayList<>())
                        .add(fact));
        List<Fact> sorted = new ArrayList<>();
        kinds.values().forEach(kind -> addOnce(kind, sorted));
        return List.copyOf(sorted);
    }

    /** The same facts with what was found of them, in the same order; facts are sorted already and hold no diagnosis. */
    static List<Fact> with(List<Fact> sorted, Collection<Diagnosis> diagnoses) {
        String kind = Diagnosis.class.getSimpleName();
        int before = 0;
        while (before < sorted.size()
                && sorted.get(before).getClass().getSimpleName().compareTo(kind) < 0) {
            before++;
        }
        List<Fact> all = new ArrayList<>(sorted.subList(0, before));
        addOnce(new ArrayList<>(diagnoses), all);
        all.addAll(sorted.subList(before, sorted.size()));
        return List.copyOf(all);
    }

    private static void addOnce(List<Fact> kind, List<Fact> sorted) {
        kind.sort(OF_ONE_KIND);
        for (int i = 0; i < kind.size(); i++) {
            if (i == 0 || OF_ONE_KIND.compare(kind.get(i - 1), kind.get(i)) != 0) {
                sorted.add(kind.get(i));
            }
        }
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
