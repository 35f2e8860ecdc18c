package sh.fabrik.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.Setting;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.UnreadableValue;

class DecisionTest {
    private static final SpecId SPEC = Said.SPEC;
    private static final RunRequest ASKED = new RunRequest(
            SPEC,
            Optional.of(new Model("sonnet")),
            Optional.of(Memory.parse("2Gi")),
            Optional.of(Cpu.parse("2")),
            Optional.empty());
    private static final RunRequest NOTHING_ASKED =
            new RunRequest(SPEC, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Advice TO_4GI = Advice.memory("memory", SPEC, "4Gi", 0.9, "30 of 40 runs were killed.");

    @Test
    void without_advice_everything_is_kept() {
        Decision decision = Decision.settle(ASKED, List.of());
        assertThat(decision.spec()).isEqualTo(SPEC);
        assertThat(decision.choices()).extracting(Decision.Choice::setting).containsExactly(Setting.values());
        assertThat(decision.choices())
                .extracting(choice -> choice.value().orElse("-"))
                .containsExactly("sonnet", "2Gi", "2");
        assertThat(decision.choices()).allSatisfy(choice -> {
            assertThat(choice.rule()).isEmpty();
            assertThat(choice.reason()).isEqualTo("no rule advises otherwise");
        });
    }

    @Test
    void the_unknown_stays_absent() {
        assertThat(Decision.settle(NOTHING_ASKED, List.of()).choices()).allSatisfy(choice -> {
            assertThat(choice.value()).isEmpty();
            assertThat(choice.reason()).isEqualTo("nothing is asked for, and no rule knows better");
        });
    }

    @Test
    void a_rule_comes_before_the_value_of_the_spec() {
        Decision.Choice memory = memory(ASKED, TO_4GI);
        assertThat(memory)
                .isEqualTo(new Decision.Choice(
                        Setting.MEMORY,
                        Optional.of("4Gi"),
                        Optional.of("memory"),
                        "30 of 40 runs were killed.",
                        Optional.of("2Gi"),
                        List.of()));
    }

    @Test
    void a_rule_fills_what_is_not_asked_for() {
        Decision.Choice memory = memory(NOTHING_ASKED, TO_4GI);
        assertThat(memory.value()).contains("4Gi");
        assertThat(memory.previous()).isEmpty();
    }

    @Test
    void what_a_person_insists_on_stays_and_the_reason_says_what_the_rule_would_give() {
        Decision.Choice memory = memory(ASKED.pinning(Setting.MEMORY), TO_4GI);
        assertThat(memory.value()).contains("2Gi");
        assertThat(memory.rule()).isEmpty();
        assertThat(memory.reason())
                .isEqualTo("given on the command line; rule memory would give 4Gi: 30 of 40 runs were killed.");
    }

    @Test
    void insisting_on_one_setting_leaves_the_others_to_the_rules() {
        Decision.Choice memory = memory(ASKED.pinning(Setting.MODEL), TO_4GI);
        assertThat(memory.value()).contains("4Gi");
    }

    @Test
    void what_a_person_insists_on_is_not_bounded() {
        Decision.Choice memory = memory(
                ASKED.pinning(Setting.MEMORY), Advice.atMost("bounds", SPEC, Setting.MEMORY, "1Gi", "Small nodes."));
        assertThat(memory.value()).contains("2Gi");
    }

    @Test
    void the_surest_advice_wins_and_the_rules_name_decides_between_equals() {
        Advice surer = Advice.memory("own", SPEC, "3Gi", 0.95, "Sure.");
        assertThat(memory(ASKED, TO_4GI, surer).value()).contains("3Gi");
        Advice equal = Advice.memory("another", SPEC, "3Gi", 0.9, "As sure.");
        assertThat(memory(ASKED, TO_4GI, equal).rule()).contains("another");
    }

    @Test
    void advice_that_equals_what_is_asked_for_keeps_it_and_says_so() {
        Decision.Choice memory = memory(ASKED, Advice.memory("memory", SPEC, "2048Mi", 0.9, "It fits."));
        assertThat(memory.value()).contains("2Gi");
        assertThat(memory.rule()).isEmpty();
        assertThat(memory.reason()).isEqualTo("rule memory advises it too: It fits.");
    }

    @Test
    void bounds_hold_for_advice() {
        Decision.Choice memory =
                memory(ASKED, TO_4GI, Advice.atMost("bounds", SPEC, Setting.MEMORY, "3Gi", "No run gets more."));
        assertThat(memory.value()).contains("3Gi");
        assertThat(memory.rule()).contains("memory");
        assertThat(memory.reason()).isEqualTo("30 of 40 runs were killed. No run gets more.");
        assertThat(memory.bounds()).containsExactly("at most 3Gi (bounds)");
    }

    @Test
    void bounds_hold_for_the_value_of_the_spec() {
        Decision.Choice memory =
                memory(ASKED, Advice.atLeast("bounds", SPEC, Setting.MEMORY, "2.5Gi", "No run gets less."));
        assertThat(memory.value()).contains("2.5Gi");
        assertThat(memory.rule()).contains("bounds");
        assertThat(memory.previous()).contains("2Gi");
    }

    @Test
    void bounds_invent_no_value() {
        Decision.Choice memory =
                memory(NOTHING_ASKED, Advice.atLeast("bounds", SPEC, Setting.MEMORY, "64Mi", "No run gets less."));
        assertThat(memory.value()).isEmpty();
    }

    @Test
    void a_value_on_a_bound_is_kept() {
        Decision.Choice memory = memory(
                ASKED,
                Advice.atLeast("bounds", SPEC, Setting.MEMORY, "2Gi", "No run gets less."),
                Advice.atMost("bounds", SPEC, Setting.MEMORY, "2Gi", "No run gets more."));
        assertThat(memory.value()).contains("2Gi");
        assertThat(memory.rule()).isEmpty();
    }

    @Test
    void the_tightest_bound_counts_and_a_maximum_outranks_a_minimum() {
        Decision.Choice memory = memory(
                ASKED,
                Advice.atLeast("a", SPEC, Setting.MEMORY, "3Gi", "More."),
                Advice.atLeast("b", SPEC, Setting.MEMORY, "8Gi", "Much more."),
                Advice.atMost("c", SPEC, Setting.MEMORY, "6Gi", "Not too much."));
        assertThat(memory.value()).contains("6Gi");
        assertThat(memory.rule()).contains("c");
    }

    @Test
    void advice_for_another_spec_is_not_heard() {
        Advice elsewhere = Advice.memory("memory", Said.OTHER_SPEC, "8Gi", 1, "Another spec.");
        assertThat(memory(ASKED, elsewhere).value()).contains("2Gi");
    }

    @Test
    void a_model_is_chosen_by_name() {
        Decision decision =
                Decision.settle(ASKED, List.of(Advice.model("model", SPEC, "opus", 0.97, "22 of 23 runs succeeded.")));
        assertThat(decision.choices().get(0).value()).contains("opus");
        assertThat(decision.choices().get(0).previous()).contains("sonnet");
    }

    @Test
    void advice_that_is_no_quantity_is_refused_with_the_rules_name() {
        assertThatThrownBy(() -> memory(ASKED, Advice.memory("own-rule", SPEC, "lots", 0.9, "Why not.")))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("own-rule")
                .hasMessageContaining("lots");
    }

    @Test
    void a_bound_on_the_model_is_refused() {
        assertThatThrownBy(() -> Decision.settle(
                        ASKED, List.of(Advice.atMost("own-rule", SPEC, Setting.MODEL, "opus", "Too dear."))))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("own-rule");
    }

    @Test
    void the_order_of_the_advice_makes_no_difference() {
        List<Advice> advice = new ArrayList<>(List.of(
                TO_4GI,
                Advice.memory("b", SPEC, "5Gi", 0.9, "b"),
                Advice.memory("a", SPEC, "6Gi", 0.9, "a"),
                Advice.memory("a", SPEC, "7Gi", 0.9, "a"),
                Advice.atMost("x", SPEC, Setting.MEMORY, "3Gi", "x"),
                Advice.atMost("y", SPEC, Setting.MEMORY, "3Gi", "y"),
                Advice.cpu("cpu", SPEC, "500m", 0.9, "c")));
        Decision decision = Decision.settle(ASKED, advice);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(advice, new Random(seed));
            assertThat(Decision.settle(ASKED, advice)).isEqualTo(decision);
        }
    }

    private static Decision.Choice memory(RunRequest request, Advice... advice) {
        return Decision.settle(request, List.of(advice)).choices().get(1);
    }
}
