package sh.fabrik.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

class DerivedReadingsTest {
    private static final SpecId SPEC = new SpecId("demo", "api-impl");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void kills_in_force_are_those_at_the_present_limit_or_all_without_one() {
        MemoryProfile limited = memory(Optional.of("4Gi"), List.of());
        assertThat(limited.killsInForce()).isEqualTo(1);
        assertThat(limited.shareKilled()).isEqualTo(0.1);
        MemoryProfile unlimited = memory(Optional.empty(), List.of());
        assertThat(unlimited.killsInForce()).isEqualTo(12);
        assertThat(unlimited.shareKilled()).isEqualTo(0.3);
    }

    @Test
    void a_step_is_told_against_the_present_limit() {
        MemoryProfile profile = memory(Optional.of("4Gi"), options("6Gi"));
        assertThat(profile.stepTo(0.02)).isEqualTo(1.5);
        assertThat(profile.mebibytesFreedAt(0.02)).isEqualTo(-2048);
        assertThat(memory(Optional.of("4Gi"), List.of()).stepTo(0.02)).isEqualTo(1);
        assertThat(memory(Optional.empty(), options("6Gi")).stepTo(0.02)).isEqualTo(1);
        assertThat(memory(Optional.of("4Gi"), List.of()).mebibytesFreedAt(0.02)).isZero();
    }

    @Test
    void an_estimate_is_held_against_what_is_asked_for_and_else_against_the_limit() {
        MemoryProfile profile = memory(Optional.of("4Gi"), options("6Gi"));
        assertThat(profile.exceeds(Optional.of(Memory.parse("6Gi")), 0.02)).isFalse();
        assertThat(profile.exceeds(Optional.of(Memory.parse("5Gi")), 0.02)).isTrue();
        assertThat(profile.exceeds(Optional.empty(), 0.02)).isTrue();
        assertThat(memory(Optional.empty(), options("6Gi")).exceeds(Optional.empty(), 0.02))
                .isTrue();
        assertThat(memory(Optional.of("4Gi"), List.of()).exceeds(Optional.empty(), 0.02))
                .isFalse();
        assertThat(profile.underPeak(Optional.of(Memory.parse("2Gi")))).isTrue();
        assertThat(profile.underPeak(Optional.of(Memory.parse("3Gi")))).isFalse();
        assertThat(profile.underPeak(Optional.empty())).isFalse();
    }

    @Test
    void a_cpu_limit_is_rounded_up_to_fifty_millicores() {
        CpuProfile profile = cpu(Optional.of(Cpu.parse("510m")));
        assertThat(profile.limitFor(1.2)).contains(Cpu.parse("650m"));
        assertThat(profile.shareNeeded(Optional.empty(), 1.2)).isEqualTo(0.325);
        assertThat(profile.shareNeeded(Optional.of(Cpu.parse("1300m")), 1.2)).isEqualTo(0.5);
        assertThat(cpu(Optional.empty()).shareNeeded(Optional.empty(), 1.2)).isZero();
    }

    @Test
    void many_alternatives_make_luck_likelier() {
        assertThat(comparison(1, 0.9).probabilityBetterByLuck()).isEqualTo(0.1);
        assertThat(comparison(2, 0.95).probabilityBetterByLuck()).isEqualTo(0.1);
        assertThat(comparison(5, 0.9).probabilityBetterByLuck()).isEqualTo(0.5);
        assertThat(comparison(0, 0.9).probabilityBetterByLuck()).isEqualTo(0.1);
    }

    @Test
    void how_much_better_a_model_is_does_not_depend_on_how_surely() {
        assertThat(comparison(1, 0.9).ahead()).isEqualTo(0.25);
        assertThat(comparison(1, 0.9999999).ahead()).isEqualTo(0.25);
        assertThat(comparison(1, 0.9, share(1, 2), Optional.empty()).ahead()).isEqualTo(-0.25);
    }

    @Test
    void of_two_models_the_better_buy_costs_less_and_at_one_cost_succeeds_more_often() {
        ModelComparison usual = comparison(1, 0.9, share(4, 5), Optional.of(0.2));
        assertThat(comparison(1, 0.9, share(3, 4), Optional.of(0.3)).isBetterBuyThan(usual))
                .isTrue();
        assertThat(comparison(1, 0.9, share(5, 5), Optional.of(0.1)).isBetterBuyThan(usual))
                .isFalse();
        assertThat(comparison(1, 0.9, share(5, 5), Optional.of(0.2)).isBetterBuyThan(usual))
                .isTrue();
        assertThat(usual.isBetterBuyThan(usual)).isFalse();
    }

    @Test
    void a_cost_that_nobody_knows_counts_as_the_present_one() {
        ModelComparison unknown = comparison(1, 0.9, share(4, 5), Optional.empty());
        assertThat(unknown.isBetterBuyThan(comparison(1, 0.9, share(4, 5), Optional.of(-0.1))))
                .isTrue();
        assertThat(comparison(1, 0.9, share(4, 5), Optional.of(0.1)).isBetterBuyThan(unknown))
                .isTrue();
        assertThat(comparison(1, 0.9, share(5, 5), Optional.empty()).isBetterBuyThan(unknown))
                .isTrue();
    }

    @Test
    void a_claim_of_two_parts_is_at_least_as_sure_as_both_allow() {
        assertThat(comparison(1, 0.9).probabilityCheaperAndNotWorse()).isCloseTo(0.94, within(1e-9));
    }

    @Test
    void a_run_starts_from_the_current_model_when_it_asks_for_it_or_for_none() {
        ModelComparison comparison = comparison(1, 0.9);
        assertThat(comparison.startsFrom(Optional.of(new Model("sonnet")))).isTrue();
        assertThat(comparison.startsFrom(Optional.empty())).isTrue();
        assertThat(comparison.startsFrom(Optional.of(new Model("opus")))).isFalse();
        assertThat(comparison.candidateIdleDays()).isEqualTo(31);
    }

    @Test
    void a_model_tells_its_costs_where_they_are_known() {
        ModelComparison comparison = comparison(1, 0.9);
        assertThat(comparison.current().words())
                .isEqualTo("sonnet succeeded in 3 of 4 runs (75 %) at 1.24 USD per success");
        assertThat(comparison.candidate().words()).isEqualTo("opus succeeded in 1 of 1 run (100 %)");
    }

    @ParameterizedTest
    @CsvSource({
        "TEST_FAIL, true, false",
        "UNCLASSIFIED, false, false",
        "NETWORK, false, true",
        "OOM, false, false",
        "AUTH, false, false"
    })
    void an_error_comes_from_the_work_or_passes(ErrorType type, boolean work, boolean passes) {
        FailurePattern pattern =
                new FailurePattern(SPEC, type, "run", 1, 1, 1, share(1, 4), "", NEW_YEAR, Evidence.NONE);
        assertThat(pattern.fromTheWork()).isEqualTo(work);
        assertThat(pattern.passes()).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"45m, 46m, true", "45m, 45m, false", ", 45m, false"})
    void more_time_is_suggested_only_against_a_deadline(String deadline, String suggested, boolean more) {
        TimeoutProfile profile = new TimeoutProfile(
                SPEC,
                4,
                share(1, 4),
                Optional.ofNullable(deadline).map(text -> Duration.parse("PT" + text)),
                Optional.empty(),
                Duration.parse("PT" + suggested),
                0.9,
                Evidence.NONE);
        assertThat(profile.suggestsMoreTime()).isEqualTo(more);
    }

    @Test
    void a_change_tells_its_drop_and_its_versions() {
        VersionChange change = new VersionChange(
                SPEC, "0123456789", "short", NEW_YEAR, share(3, 4), share(1, 4), 30, 0.99, List.of(), Evidence.NONE);
        assertThat(change.drop()).isEqualTo(0.5);
        assertThat(change.versions()).isEqualTo("01234567 and short");
    }

    private static MemoryProfile memory(Optional<String> limit, List<MemoryProfile.LimitOption> options) {
        return new MemoryProfile(
                SPEC,
                limit.map(Memory::parse),
                40,
                12,
                share(1, 10),
                0.3,
                Memory.parse("3Gi"),
                Memory.parse("3Gi"),
                10,
                options,
                Evidence.NONE);
    }

    private static List<MemoryProfile.LimitOption> options(String limit) {
        return List.of(new MemoryProfile.LimitOption(0.02, Memory.parse(limit), 0.01, 0.9, 0.9));
    }

    private static CpuProfile cpu(Optional<Cpu> p95) {
        return new CpuProfile(
                SPEC,
                Optional.of(Cpu.parse("2")),
                40,
                Optional.empty(),
                p95,
                Optional.empty(),
                Optional.empty(),
                Evidence.NONE);
    }

    private static ModelComparison comparison(int alternatives, double better) {
        return comparison(alternatives, better, share(1, 1), Optional.of(0.5));
    }

    private static ModelComparison comparison(
            int alternatives, double better, Proportion success, Optional<Double> saving) {
        ModelRecord current = new ModelRecord(
                SPEC,
                new Model("sonnet"),
                share(3, 4),
                Optional.empty(),
                Optional.of(Usd.of(1.2351)),
                true,
                NEW_YEAR.plus(Duration.ofDays(31)),
                Evidence.NONE);
        ModelRecord candidate = new ModelRecord(
                SPEC, new Model("opus"), success, Optional.empty(), Optional.empty(), false, NEW_YEAR, Evidence.NONE);
        return new ModelComparison(
                SPEC,
                current,
                candidate,
                "this spec",
                alternatives,
                better,
                0.97,
                Optional.of(0.97),
                saving,
                Evidence.NONE);
    }

    private static Proportion share(int hits, int n) {
        return new Proportion(n, hits, (double) hits / n, 0, 1, new Distribution.Beta(hits + 1, n - hits + 1));
    }
}
