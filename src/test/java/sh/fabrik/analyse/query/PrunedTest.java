package sh.fabrik.analyse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.HistoryBuilder.NOW;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.analyse.HistoryBuilder;
import sh.fabrik.analyse.Story;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;
import sh.fabrik.store.Retention;

class PrunedTest {
    private static final Question LAST_YEAR = Question.of(Optional.of("demo"), Window.last(Duration.ofDays(365), NOW));
    private static final Question ONE_SPEC = new Question(Optional.empty(), List.of("web"), LAST_YEAR.window());

    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+(E-?\\d+)?");

    @TempDir
    private Path folder;

    @Test
    void counts_rates_and_means_are_the_same_after_pruning() {
        try (Database database = Story.written(folder, PrunedTest::history)) {
            for (Question question : List.of(LAST_YEAR, ONE_SPEC)) {
                assertThat(answers(database, question)).hasSizeGreaterThan(6);
            }
            List<String> all = answers(database, LAST_YEAR);
            List<String> one = answers(database, ONE_SPEC);
            assertThat(new Retention(database).prune(Retention.USUAL, NOW).runs())
                    .isGreaterThan(800);
            assertThat(answers(database, LAST_YEAR)).isEqualTo(all);
            assertThat(answers(database, ONE_SPEC)).isEqualTo(one);
        }
    }

    @Test
    void percentiles_after_pruning_are_at_most_a_64th_higher_and_never_lower() {
        try (Database database = Story.written(folder, PrunedTest::history)) {
            List<ResourceUsage.Row> before = new ResourceUsage(database).rows(LAST_YEAR);
            new Retention(database).prune(Retention.USUAL, NOW);
            List<ResourceUsage.Row> after = new ResourceUsage(database).rows(LAST_YEAR);
            assertThat(after).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                ResourceUsage.Row was = before.get(i);
                ResourceUsage.Row is = after.get(i);
                assertThat(is.spec()).isEqualTo(was.spec());
                assertThat(is.complexity()).isEqualTo(was.complexity());
                assertThat(is.runs()).isEqualTo(was.runs());
                assertThat(is.kills()).isEqualTo(was.kills());
                assertThat(is.largest()).isEqualTo(was.largest());
                assertAgree(was.p50(), is.p50());
                assertAgree(was.p95(), is.p95());
                assertAgree(was.p99(), is.p99());
            }
        }
    }

    private static void assertAgree(Memory exact, Memory rounded) {
        assertThat((double) rounded.bytes() / exact.bytes()).isBetween(1.0, 1 + 1.0 / 64);
    }

    @Test
    void a_window_that_begins_after_the_pruned_days_sees_nothing_of_them() {
        try (Database database = Story.written(folder, PrunedTest::history)) {
            new Retention(database).prune(Retention.USUAL, NOW);
            Question recent = Question.of(Optional.of("demo"), Window.last(Duration.ofDays(30), NOW));
            assertThat(RolledUp.of(database, recent).runs()).isZero();
            assertThat(RolledUp.of(database, recent).before()).isEmpty();
            RolledUp year = RolledUp.of(database, LAST_YEAR);
            assertThat(year.runs() + new RunList(database).count(LAST_YEAR)).isEqualTo(3000);
        }
    }

    @Test
    void a_second_pruning_adds_to_the_first() {
        try (Database database = Story.written(folder, PrunedTest::history)) {
            List<String> before = answers(database, LAST_YEAR);
            for (int days : new int[] {110, 100, 40}) {
                new Retention(database).prune(Duration.ofDays(days), NOW);
                assertThat(answers(database, LAST_YEAR)).isEqualTo(before);
            }
        }
    }

    /** All that must not change, to twelve digits: sums of doubles depend on their order. */
    private static List<String> answers(Database database, Question question) {
        List<Object> rows = new ArrayList<>();
        rows.addAll(new ModelEffectiveness(database).rows(question));
        rows.addAll(new TaskEffectiveness(database).rows(question, "impl"));
        rows.add(new TaskEffectiveness(database).types(question));
        rows.addAll(new FailurePatterns(database).rows(question));
        rows.addAll(new CostEfficiency(database).rows(question));
        rows.add(TotalCost.of(database, question));
        rows.add(new RunList(database).success(question));
        new SpecQuality(database).rows(question).forEach(row -> {
            rows.add(row.spec() + row.type() + row.killed() + row.success());
            rows.add(List.of(row.averageDuration(), row.averageCost(), row.averageIterations(), row.score()));
        });
        return rows.stream().map(row -> rounded(row.toString())).toList();
    }

    private static String rounded(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number -> new BigDecimal(number.group())
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** Three specs, an hour between two runs: 125 days. */
    private static void history(HistoryBuilder history) {
        Random random = new Random(11);
        history.spec("api", "api", "high", 4);
        for (int i = 0; i < 3000; i++) {
            String spec = List.of("api", "web", "batch").get(random.nextInt(3));
            history.run(spec, run -> fill(run, random));
            if (random.nextInt(3) == 0) {
                history.attempt("impl", "success", null, null);
                history.attempt("impl", "retry", random.nextBoolean() ? "test_fail" : "auth", "no");
                history.attempt("review", "failed", "build_error", "no");
            }
        }
    }

    private static void fill(HistoryBuilder.Run run, Random random) {
        run.lasted(100 + random.nextInt(900)).iterations(1 + random.nextInt(4));
        if (random.nextInt(10) > 0) {
            run.model(random.nextBoolean() ? "opus" : "haiku").cost(random.nextInt(100_000) / 1e5);
        }
        run.record().setSpecType(random.nextBoolean() ? "ui" : null);
        run.record().setTasksTotal(random.nextBoolean() ? 3L : null);
        run.record().setAttempts(random.nextBoolean() ? 5L : null);
        run.record().setInfrastructureCostEur(random.nextBoolean() ? 0.25 : null);
        if (random.nextInt(5) > 0) {
            run.limit("2Gi").peak(700 + random.nextInt(900) + "Mi");
        }
        switch (random.nextInt(8)) {
            case 0 -> run.error("test_fail");
            case 1 -> run.killedAt("2Gi");
            case 2 -> run.stoppedAfter(1200);
            case 3 -> run.cancelled();
            default -> run.iterations(2);
        }
    }
}
