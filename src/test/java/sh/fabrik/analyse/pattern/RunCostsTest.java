package sh.fabrik.analyse.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.RunCost;
import sh.fabrik.run.Usd;

class RunCostsTest {
    @TempDir
    private Path folder;

    @Test
    void a_run_that_cost_ten_times_as_much_stands_out() {
        List<RunCost> costs = facts(
                folder,
                RunCost.class,
                history -> history.run("api", run -> run.model("sonnet").cost(5))
                        .runs(12, "api", run -> run.model("sonnet").cost(0.5)));
        assertThat(costs).hasSize(13);
        RunCost latest = costs.get(0);
        assertThat(latest.age()).isZero();
        assertThat(latest.cost()).isEqualTo(Usd.parse("5"));
        assertThat(latest.typical()).isEqualTo(Usd.parse("0.5"));
        assertThat(latest.others()).isEqualTo(12);
        assertThat(latest.timesTypical()).isEqualTo(10);
        assertThat(latest.score()).isEqualTo(180);
        assertThat(costs.get(1).score()).isZero();
    }

    @Test
    void a_dearer_model_is_no_spike() {
        List<RunCost> costs = facts(
                folder,
                RunCost.class,
                history -> history.runs(6, "api", run -> run.model("opus").cost(5))
                        .runs(12, "api", run -> run.model("sonnet").cost(0.5)));
        assertThat(costs)
                .hasSize(18)
                .allSatisfy(cost -> assertThat(cost.score()).isZero());
    }

    @Test
    void a_run_with_too_few_others_or_of_unknown_cost_is_not_judged() {
        assertThat(facts(
                        folder,
                        RunCost.class,
                        history -> history.runs(5, "api", run -> run.cost(1)).runs(9, "api", run -> {})))
                .isEmpty();
    }
}
