package sh.fabrik.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.SpecFact;
import sh.fabrik.run.SpecId;

/** One order for facts, whatever order they come in, so that rules meet them alike every time. */
final class FactOrder {
    private static final SpecId NO_SPEC = new SpecId("-", "-");

    private FactOrder() {}

    /** What a fact is and whom it is about; within one of these the text decides. */
    private record Place(String kind, SpecId spec) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::kind).thenComparing(Place::spec);

        static Place of(Fact fact) {
            return new Place(fact.getClass().getSimpleName(), fact instanceof SpecFact about ? about.spec() : NO_SPEC);
        }
    }

    /** Sorted and without repetitions. */
    static List<Fact> sorted(Collection<? extends Fact> facts, Collection<Diagnosis> diagnoses) {
        TreeMap<Place, List<Fact>> places = new TreeMap<>(Place.ORDER);
        Stream.<Fact>concat(facts.stream(), diagnoses.stream())
                .forEach(fact -> places.computeIfAbsent(Place.of(fact), place -> new ArrayList<>(1))
                        .add(fact));
        return places.values().stream().flatMap(FactOrder::byText).toList();
    }

    private static Stream<Fact> byText(List<Fact> alike) {
        if (alike.size() == 1) {
            return alike.stream();
        }
        TreeMap<String, List<Fact>> texts = new TreeMap<>();
        alike.forEach(fact -> texts.computeIfAbsent(FactKey.of(fact), key -> new ArrayList<>(1))
                .add(fact));
        return texts.values().stream().flatMap(FactOrder::distinct);
    }

    /** Facts that differ only in what proves them are told apart by their whole text, which is long. */
    private static Stream<Fact> distinct(List<Fact> facts) {
        return facts.size() == 1
                ? facts.stream()
                : facts.stream().distinct().sorted(Comparator.comparing(Fact::toString));
    }
}
