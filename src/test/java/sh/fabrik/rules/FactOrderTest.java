package sh.fabrik.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sh.fabrik.facts.Baseline;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Proportion;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.SpecText;
import sh.fabrik.run.SpecId;

final class FactOrderTest {
    @Test
    void the_order_does_not_depend_on_how_facts_come_and_each_is_there_once() {
        List<Fact> facts = facts();
        List<Fact> sorted = FactOrder.sorted(facts, diagnoses(), kind -> true);
        List<Fact> mixed = new ArrayList<>(facts);
        mixed.addAll(facts());
        Collections.shuffle(mixed, new Random(3));

        assertThat(FactOrder.sorted(mixed, diagnoses(), kind -> true))
                .isEqualTo(sorted)
                .hasSize(facts.size() + 3);
    }

    @Test
    void kinds_that_nobody_wants_are_left_out() {
        assertThat(FactOrder.sorted(facts(), diagnoses(), kind -> kind == SpecText.class))
                .hasSize(3)
                .hasOnlyElementsOfType(SpecText.class);
        assertThat(FactOrder.sorted(facts(), diagnoses(), kind -> false)).isEmpty();
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Proportion all = new Proportion(3, 3, 0.8, 0.5, 0.9, new Distribution.Beta(4, 1));
        facts.add(new Baseline("project", 3, 3, 1, all, Evidence.NONE));
        for (String id : List.of("b", "a", "c")) {
            SpecId spec = new SpecId("project", id);
            facts.add(new SpecText(spec, 2, 1, 0, false, List.of()));
            facts.add(new RunRequest(spec, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return facts;
    }

    private static List<Diagnosis> diagnoses() {
        return List.of(diagnosis("c", "slow"), diagnosis("a", "slow"), diagnosis("a", "big"), diagnosis("a", "slow"));
    }

    private static Diagnosis diagnosis(String spec, String name) {
        return new Diagnosis(new SpecId("project", spec), name, "since it is", Evidence.NONE);
    }
}
