package sh.fabrik.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.SpecText;
import sh.fabrik.run.Buckets;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;
import sh.fabrik.store.Retention;

class EvidenceTest {
    private static final List<String> ERRORS = List.of("rate_limit", "test_fail", "compile_error", "auth");
    private static final List<String> MODELS = List.of("opus", "sonnet", "it's a model");

    private static final String STILL_STORED = "runs still stored: ";

    @TempDir
    private Path folder;

    @Test
    void every_observed_figure_is_what_its_query_returns() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            mixed(database, 7);
            assertThat(checked(database)).isGreaterThan(500);
        }
    }

    @Test
    void over_pruned_runs_each_figure_is_what_its_query_returns_or_called_an_estimate() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            mixed(database, 7);
            assertThat(new Retention(database)
                            .prune(Duration.ofDays(10), HistoryBuilder.NOW)
                            .runs())
                    .isPositive();
            assertThat(checked(database)).isPositive();
            List<Figure.Estimated> counted = figures(database)
                    .filter(Figure.Estimated.class::isInstance)
                    .map(Figure.Estimated.class::cast)
                    .filter(figure -> figure.formula().contains(STILL_STORED))
                    .toList();
            assertThat(counted).hasSizeGreaterThan(50).allSatisfy(figure -> {
                String query =
                        figure.formula().substring(figure.formula().indexOf(STILL_STORED) + STILL_STORED.length());
                assertThat(database.sql().fetch(query)).as(query).hasSize(1);
            });
        }
    }

    private static Stream<Figure> figures(Database database) {
        return new FactFinder(database)
                .find(Optional.empty(), HistoryBuilder.LAST_30_DAYS).stream()
                        .flatMap(fact -> evidence(fact).figures().stream());
    }

    /** How many observed figures there are, each compared with what its query returns. */
    private static int checked(Database database) {
        List<Figure.Observed> all = figures(database)
                .filter(Figure.Observed.class::isInstance)
                .map(Figure.Observed.class::cast)
                .toList();
        for (Figure.Observed observed : all) {
            double tolerance = 1e-12 * Math.max(1, Math.abs(observed.value()));
            double returned = only(database, observed.sql());
            if (observed.name().endsWith(Figures.ROUNDED_UP)) {
                assertThat(observed.value()).as(observed.toString()).isBetween(returned, (double)
                        Buckets.upper((long) returned));
            } else {
                assertThat(returned).as(observed.toString()).isCloseTo(observed.value(), within(tolerance));
            }
        }
        return all.size();
    }

    @Test
    void a_mixed_history_gives_every_kind_of_fact() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            mixed(database, 7);
            Set<String> kinds = new FactFinder(database)
                    .find(Optional.empty(), HistoryBuilder.LAST_30_DAYS).stream()
                            .map(fact -> fact.getClass().getSimpleName())
                            .collect(Collectors.toSet());
            assertThat(kinds)
                    .containsExactlyInAnyOrder(
                            "SpecHistory",
                            "SpecText",
                            "MemoryProfile",
                            "CpuProfile",
                            "CpuThrottling",
                            "RunCost",
                            "TimeoutProfile",
                            "ModelRecord",
                            "ModelComparison",
                            "FailurePattern",
                            "RiskPattern",
                            "VersionChange",
                            "RecentRun",
                            "Baseline");
        }
    }

    @Test
    void the_same_history_gives_the_same_facts() {
        try (Database one = Database.open(folder.resolve("a.db"));
                Database other = Database.open(folder.resolve("b.db"))) {
            mixed(one, 11);
            mixed(other, 11);
            assertThat(new FactFinder(one).find(Optional.empty(), HistoryBuilder.LAST_30_DAYS))
                    .isEqualTo(new FactFinder(other).find(Optional.empty(), HistoryBuilder.LAST_30_DAYS));
        }
    }

    /** Plain JDBC, as anyone would: jOOQ reads a number of unknown type as a float. */
    private static double only(Database database, String query) {
        return database.sql().connectionResult(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
                assertThat(rows.next()).as(query).isTrue();
                double value = rows.getDouble(1);
                assertThat(rows.wasNull()).as(query).isFalse();
                assertThat(rows.next()).as(query).isFalse();
                return value;
            }
        });
    }

    private static Evidence evidence(Fact fact) {
        if (fact instanceof SpecText) {
            return Evidence.NONE;
        }
        try {
            return (Evidence) fact.getClass().getMethod("evidence").invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(fact.getClass() + " has no evidence", e);
        }
    }

    /** Two projects, ten specs of two types in each; migrations fail more, one spec is starved, one was edited. */
    private static void mixed(Database database, long seed) {
        database.inTransaction(() -> {
            write(database, seed);
            return seed;
        });
        new DayCounters(database).rebuild();
    }

    private static void write(Database database, long seed) {
        Random random = new Random(seed);
        for (String project : List.of("demo", "o'brien")) {
            HistoryBuilder history = new HistoryBuilder(database, project);
            for (int spec = 0; spec < 10; spec++) {
                String type = spec < 5 ? "api" : "migration";
                String id = type + "-" + spec;
                history.spec(id, type, spec % 2 == 0 ? "high" : "low", 4 + 2 * spec);
            }
            database.sql().execute("UPDATE specs SET body = '{\"acceptanceCriteria\":3,\"taskIds\":[\"a\",\"b\"]}'");
            for (int run = 0; run < 400; run++) {
                int spec = random.nextInt(10);
                one(history, (spec < 5 ? "api-" : "migration-") + spec, spec, run, random);
            }
        }
    }

    private static void one(HistoryBuilder history, String id, int spec, int age, Random random) {
        boolean fails = random.nextDouble() < (spec < 5 ? 0.1 : 0.7);
        history.run(id, run -> {
            run.model(MODELS.get(random.nextInt(3)))
                    .version(age < 200 ? "new" : "old")
                    .cpu(300, 900)
                    .throttled("2", random.nextDouble())
                    .reserved("1");
            run.limit("2Gi").peak(900 + random.nextInt(300) + "Mi").iterations(1 + random.nextInt(3));
            if (random.nextDouble() < 0.8) {
                run.cost(0.1 + random.nextDouble());
            }
            if (fails) {
                run.error(ERRORS.get(random.nextInt(4)));
            } else if (spec == 1 && random.nextBoolean()) {
                run.killedAt("2Gi");
            } else if (random.nextDouble() < 0.1) {
                run.stoppedAfter(1200);
            } else if (random.nextDouble() < 0.05) {
                run.cancelled();
            }
        });
        if (fails) {
            history.attempt("impl", "failed", "test_fail", "3 tests failed");
            history.attempt("impl", "retry", "rate_limit", "429");
        }
    }
}
