package sh.fabrik.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;

class ConflictsTest {
    @Test
    void one_suggestion_survives_for_each_setting_of_a_spec() {
        Suggestion weak = Said.model("use-cheaper-model", "haiku", 0.91);
        Suggestion strong = Said.model("use-stronger-model", "opus", 0.95);
        assertThat(Merge.settle(List.of(weak, strong))).containsExactly(strong);
    }

    @Test
    void priority_comes_before_confidence() {
        Suggestion sure = Said.model("a", "opus", 0.99).priority(Priority.LOW);
        Suggestion urgent = Said.model("b", "haiku", 0.91).priority(Priority.HIGH);
        assertThat(Merge.settle(List.of(sure, urgent))).containsExactly(urgent);
    }

    @Test
    void what_gains_more_is_kept_before_what_is_surer() {
        Suggestion surer = Said.model("use-cheaper-model", "haiku", 0.9999999).gaining(0.01);
        Suggestion better = Said.model("use-stronger-model", "opus", 0.95).gaining(0.15);
        assertThat(Merge.settle(List.of(surer, better))).containsExactly(better);
    }

    @Test
    void priority_comes_before_gain() {
        Suggestion better = Said.model("a", "opus", 0.99).gaining(0.15).priority(Priority.LOW);
        Suggestion urgent = Said.model("b", "haiku", 0.91).priority(Priority.HIGH);
        assertThat(Merge.settle(List.of(better, urgent))).containsExactly(urgent);
    }

    @Test
    void the_name_of_the_rule_decides_between_equals() {
        Suggestion first = Said.model("a", "opus", 0.95);
        Suggestion second = Said.model("b", "haiku", 0.95);
        assertThat(Merge.settle(List.of(second, first))).containsExactly(first);
    }

    @Test
    void raising_beats_lowering_whatever_their_priority() {
        Suggestion raise = Said.memory("2Gi", "4Gi", 0.6).priority(Priority.LOW);
        Suggestion lower = Said.lowerMemory("2Gi", "1Gi");
        assertThat(Merge.settle(List.of(lower, raise))).containsExactly(raise);
    }

    @Test
    void exact_duplicates_are_said_once() {
        Suggestion raise = Said.memory("2Gi", "4Gi", 0.6);
        assertThat(Merge.settle(List.of(raise, raise))).containsExactly(raise);
    }

    @Test
    void different_settings_and_different_specs_do_not_compete() {
        Suggestion raise = Said.memory("2Gi", "4Gi", 0.6);
        Suggestion elsewhere = Suggestion.resource("raise-memory-limit", Said.OTHER_SPEC)
                .about("memory")
                .to("memory: 4Gi");
        Suggestion sameIdInAnotherProject = Suggestion.resource("raise-memory-limit", new SpecId("other", "api-impl"))
                .about("memory")
                .to("memory: 4Gi");
        Suggestion model = Said.model("use-stronger-model", "opus", 0.95);
        List<Suggestion> all = List.of(raise, elsewhere, sameIdInAnotherProject, model);
        assertThat(Merge.settle(all)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_bare_warning_is_dropped_when_a_remedy_for_the_same_cause_is_said() {
        Suggestion raise = Said.memory("2Gi", "4Gi", 0.6);
        Suggestion again = Said.warning("same-cause-again", "cause: oom");
        Suggestion spike = Said.warning("memory-spike", "memory spike");
        Suggestion otherCause = Said.warning("same-cause-again", "cause: auth");
        assertThat(Merge.settle(List.of(again, spike, otherCause, raise))).containsExactly(raise, otherCause);
    }

    @Test
    void lowering_memory_is_no_remedy_for_kills() {
        Suggestion lower = Said.lowerMemory("4Gi", "2Gi");
        Suggestion spike = Said.warning("memory-spike", "memory spike");
        assertThat(Merge.settle(List.of(lower, spike))).containsExactly(lower, spike);
    }

    @Test
    void a_fix_for_an_error_makes_the_warning_of_its_streak_redundant() {
        Suggestion fix = Said.rewrite("fix-recurring-failure", "failure: test_fail");
        Suggestion again = Said.warning("same-cause-again", "cause: test_fail");
        assertThat(Merge.settle(List.of(again, fix))).containsExactly(fix);
    }

    @Test
    void splitting_a_spec_is_the_remedy_for_loops() {
        Suggestion split = Said.rewrite("split-large-spec", "size");
        Suggestion fix = Said.rewrite("fix-recurring-failure", "failure: loop_exhausted");
        Suggestion again = Said.warning("same-cause-again", "cause: loop_exhausted");
        assertThat(Merge.settle(List.of(again, fix, split))).containsExactly(split);
    }

    @Test
    void a_longer_timeout_makes_the_warning_of_timeouts_redundant() {
        Suggestion longer = Suggestion.resource("lengthen-timeout", Said.SPEC)
                .about("timeout")
                .from("timeout: 45m")
                .to("timeout: 1h30m");
        Suggestion again = Said.warning("same-cause-again", "cause: timeout");
        assertThat(Merge.settle(List.of(again, longer))).containsExactly(longer);
    }

    @Test
    void a_remedy_for_one_spec_silences_no_warning_about_another() {
        Suggestion raise = Said.memory("2Gi", "4Gi", 0.6);
        Suggestion again =
                Suggestion.warning("same-cause-again", Said.OTHER_SPEC).about("cause: oom");
        assertThat(Merge.settle(List.of(again, raise))).containsExactly(raise, again);
    }

    @Test
    void the_order_in_which_rules_spoke_makes_no_difference() {
        List<Suggestion> said = new ArrayList<>(List.of(
                Said.memory("2Gi", "4Gi", 0.9),
                Said.memory("2Gi", "3Gi", 0.9),
                Said.memory("2Gi", "4Gi", 0.9).because("Another sentence.", Evidence.NONE),
                Said.lowerMemory("2Gi", "1Gi"),
                Said.model("a", "opus", 0.9),
                Said.model("a", "haiku", 0.9),
                Said.model("a", "gpt-5", 0.9).gaining(0.1),
                Said.model("b", "gpt-5", 0.9).gaining(0.1),
                Said.model("b", "opus", 0.9),
                Said.warning("same-cause-again", "cause: oom"),
                Said.rewrite("split-large-spec", "size")));
        List<Suggestion> settled = Merge.settle(said);
        assertThat(settled).hasSize(3);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(said, new Random(seed));
            assertThat(Merge.settle(said)).isEqualTo(settled);
        }
    }
}
