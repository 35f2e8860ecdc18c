package sh.fabrik.store;

import java.util.ArrayList;
import java.util.List;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.SpecFact;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.fact.FactWriter;

/** What an analysis found, ready to be remembered: making the texts needs no database and takes longer than writing them. */
public final class KnownFacts {
    private final List<Fact> all;
    private final List<Text> texts;

    /** What is known of one spec, as it is kept. */
    record Text(SpecId spec, String facts) {}

    private KnownFacts(List<Fact> all, List<Text> texts) {
        this.all = all;
        this.texts = texts;
    }

    /** @param facts of all specs of a project in a window, and those that hold for all specs */
    public static KnownFacts of(List<Fact> facts) {
        List<Text> texts = new ArrayList<>();
        SpecFact.bySpec(facts).forEach((spec, known) -> texts.add(new Text(spec, FactWriter.write(known))));
        return new KnownFacts(List.copyOf(facts), texts);
    }

    List<Fact> all() {
        return all;
    }

    /** By spec. */
    List<Text> texts() {
        return texts;
    }

    /** Ended runs in the window. */
    int runs() {
        return all.stream()
                .filter(SpecHistory.class::isInstance)
                .mapToInt(fact -> ((SpecHistory) fact).runs())
                .sum();
    }
}
