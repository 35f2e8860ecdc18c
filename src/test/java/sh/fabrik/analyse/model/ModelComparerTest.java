package sh.fabrik.analyse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.fact;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.analyse.HistoryBuilder;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.ModelRecord;
import sh.fabrik.run.Model;

class ModelComparerTest {
    @TempDir
    private Path folder;

    @Test
    void a_clearly_better_model_on_the_same_spec_is_seen_as_such() {
        ModelComparison comparison = fact(folder, ModelComparison.class, history -> {
            mixed(history, "db", "sonnet", 13, 19, 1.0);
            mixed(history, "db", "opus", 20, 20, 2.0);
        });
        assertThat(comparison.cohort()).isEqualTo("this spec");
        assertThat(comparison.current().model()).isEqualTo(new Model("sonnet"));
        assertThat(comparison.probabilityBetter()).isGreaterThan(0.9);
        assertThat(comparison.cheaper()).isLessThan(0.1);
        assertThat(comparison.savingOrNone()).isNegative();
    }

    @Test
    void a_cheaper_model_that_is_as_good_is_seen_as_such() {
        ModelComparison comparison = fact(folder, ModelComparison.class, history -> {
            mixed(history, "fix", "opus", 95, 100, 4.0);
            mixed(history, "fix", "haiku", 96, 100, 0.5);
        });
        assertThat(comparison.probabilityNotWorse()).isGreaterThan(0.6);
        assertThat(comparison.cheaper()).isGreaterThan(0.99);
        assertThat(comparison.savingOrNone()).isBetween(0.8, 0.95);
    }

    @Test
    void without_costs_nothing_is_said_of_costs() {
        ModelComparison comparison = fact(folder, ModelComparison.class, history -> {
            history.runs(20, "fix", run -> run.model("opus"));
            history.runs(20, "fix", run -> run.model("haiku"));
        });
        assertThat(comparison.probabilityCheaper()).isEmpty();
        assertThat(comparison.saving()).isEmpty();
    }

    @Test
    void kills_cancellations_and_infrastructure_do_not_count_against_a_model() {
        List<ModelRecord> records = facts(
                folder,
                ModelRecord.class,
                history -> history.runs(10, "api", run -> run.model("opus"))
                        .runs(9, "api", run -> run.model("opus").killedAt("2Gi"))
                        .runs(9, "api", run -> run.model("opus").cancelled())
                        .runs(9, "api", run -> run.model("opus").failed("infrastructure"))
                        .runs(9, "api", run -> run.model("opus").failed("killed"))
                        .runs(9, "api", run -> run.model("opus").failed("blocked"))
                        .runs(9, "api", run -> run.model("opus").error("auth")));
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.runs()).isEqualTo(10);
            assertThat(record.success().observed()).isEqualTo(1);
        });
    }

    @Test
    void few_runs_of_one_spec_borrow_from_specs_of_its_type_that_ran_both() {
        List<ModelComparison> comparisons = facts(folder, ModelComparison.class, history -> {
            for (int spec = 0; spec < 12; spec++) {
                history.spec("m" + spec, "migration", "high", 9);
                history.runs(3, "m" + spec, run -> run.model("sonnet").error("test_fail"));
                history.runs(1, "m" + spec, run -> run.model("sonnet"));
                history.runs(4, "m" + spec, run -> run.model("opus"));
            }
        });
        assertThat(comparisons).hasSize(12).allSatisfy(comparison -> {
            assertThat(comparison.cohort()).isEqualTo("specs of type migration and high complexity that ran both");
            assertThat(comparison.probabilityBetter()).isGreaterThan(0.95);
            assertThat(comparison.fewestRuns()).isEqualTo(48);
        });
    }

    @Test
    void a_model_that_only_had_the_easy_specs_is_not_better_for_that() {
        List<ModelComparison> comparisons = facts(folder, ModelComparison.class, history -> {
            for (int spec = 0; spec < 8; spec++) {
                boolean easy = spec < 4;
                String id = "s" + spec;
                history.spec(id, "api", "low", 3);
                history.runs(easy ? 18 : 2, id, run -> outcome(run.model("opus"), easy));
                history.runs(easy ? 2 : 18, id, run -> outcome(run.model("sonnet"), easy));
            }
        });
        assertThat(comparisons)
                .isNotEmpty()
                .allSatisfy(
                        comparison -> assertThat(comparison.probabilityBetter()).isLessThan(0.7));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void equal_models_are_rarely_told_apart(long seed) {
        Random random = new Random(seed);
        List<ModelComparison> comparisons = facts(folder, ModelComparison.class, history -> {
            for (String model : List.of("a", "b", "c", "d")) {
                history.runs(15, "api", run -> outcome(run.model(model), random.nextDouble() < 0.8));
            }
        });
        assertThat(comparisons)
                .allSatisfy(
                        comparison -> assertThat(comparison.probabilityBetter()).isLessThan(0.97));
    }

    @Test
    void the_model_furthest_ahead_is_compared_though_two_others_are_surer_to_be_better() {
        List<ModelComparison> comparisons = facts(folder, ModelComparison.class, history -> {
            for (int i = 0; i < 20; i++) {
                history.runs(2, "api", run -> outcome(run.model("now"), true));
                history.runs(4, "api", run -> outcome(run.model("now"), false));
                for (String model : List.of("sure", "surer")) {
                    history.runs(7, "api", run -> outcome(run.model(model), true));
                    history.runs(3, "api", run -> outcome(run.model(model), false));
                }
            }
            history.runs(8, "api", run -> run.model("far"));
        });
        assertThat(comparisons)
                .hasSize(3)
                .allSatisfy(
                        comparison -> assertThat(comparison.probabilityBetter()).isGreaterThan(0.99));
        assertThat(comparisons.get(0).candidate().model()).isEqualTo(new Model("far"));
        assertThat(comparisons.get(0).ahead())
                .isGreaterThan(comparisons.get(1).ahead())
                .isGreaterThan(comparisons.get(2).ahead());
        assertThat(comparisons.get(0).probabilityBetter())
                .isLessThan(comparisons.get(1).probabilityBetter())
                .isLessThan(comparisons.get(2).probabilityBetter());
    }

    private static void mixed(HistoryBuilder history, String spec, String model, int hits, int runs, double cost) {
        Random random = new Random(runs);
        history.runs(hits, spec, run -> run.model(model).cost(cost * (0.8 + 0.4 * random.nextDouble())));
        history.runs(runs - hits, spec, run -> run.model(model).cost(cost).error("test_fail"));
    }

    private static void outcome(HistoryBuilder.Run run, boolean success) {
        if (!success) {
            run.error("test_fail");
        }
    }
}
