package sh.fabrik.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.MemoryProfile;
import sh.fabrik.facts.ModelComparison;
import sh.fabrik.facts.Proportion;
import sh.fabrik.facts.SpecHistory;
import sh.fabrik.facts.TimeoutProfile;
import sh.fabrik.rules.compile.Vocabulary;
import sh.fabrik.run.Memory;
import sh.fabrik.run.SpecId;

class FactBuilderTest {
    @Test
    void every_fact_can_be_built_from_nothing() {
        for (String name : Vocabulary.facts()) {
            assertThat(fact(name, Map.of())).as(name).isNotNull();
        }
    }

    @Test
    void lists_of_records_and_optional_quantities_are_read() {
        MemoryProfile memory = (MemoryProfile) fact(
                "MemoryProfile",
                Map.of("limit", "2Gi", "options", List.of(Map.of("tolerableKillRate", 0.02, "limit", "4Gi"))));
        assertThat(memory.limit()).contains(Memory.parse("2Gi"));
        assertThat(memory.limitFor(0.02)).isEqualTo(Memory.parse("4Gi"));
    }

    @Test
    void a_record_within_a_fact_is_about_the_same_spec() {
        ModelComparison models = (ModelComparison)
                fact("ModelComparison", Map.of("spec", "api", "candidate", Map.of("success", "9/10")));
        assertThat(models.candidate().spec()).isEqualTo(new SpecId("demo", "api"));
        assertThat(models.candidate().runs()).isEqualTo(10);
    }

    @Test
    void durations_are_read_in_both_ways() {
        TimeoutProfile timeout =
                (TimeoutProfile) fact("TimeoutProfile", Map.of("deadline", "PT15M", "suggested", "1h30m"));
        assertThat(timeout.deadline()).contains(Duration.ofMinutes(15));
        assertThat(timeout.suggested()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void a_share_has_wilsons_interval_and_a_distribution_that_fits_it() {
        Proportion share = success("30/40");
        assertThat(share.value()).isEqualTo(0.75);
        assertThat(share.low()).isEqualTo(0.6240, within(0.001));
        assertThat(share.high()).isEqualTo(0.8443, within(0.001));
        assertThat(share.probabilityBelow(share.low())).isEqualTo(0.05, within(0.005));
        assertThat(share.probabilityBelow(share.high())).isEqualTo(0.95, within(0.005));
    }

    @Test
    void a_share_may_be_given_in_full() {
        Proportion share = success(Map.of("n", 20, "value", 0.6, "below", Map.of("0.70", 0.95)));
        assertThat(share.hits()).isEqualTo(12);
        assertThat(share.probabilityBelow(0.7)).isEqualTo(0.95, within(1e-9));
        assertThat(share.probabilityBelow(0.35)).isEqualTo(0.475, within(1e-9));
    }

    @Test
    void what_is_left_out_is_neutral() {
        SpecHistory history = (SpecHistory) fact("SpecHistory", Map.of());
        assertThat(history.spec()).isEqualTo(new SpecId("demo", "spec"));
        assertThat(history.model()).isEqualTo(Optional.empty());
        assertThat(history.judgedRuns()).isZero();
    }

    private static Proportion success(Object raw) {
        return ((SpecHistory) fact("SpecHistory", Map.of("success", raw))).success();
    }

    private static Fact fact(String name, Map<String, Object> values) {
        return FactBuilder.fact(new Scenario.Named(name, values));
    }
}
