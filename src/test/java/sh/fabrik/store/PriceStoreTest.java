package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.RUN_DAYS;
import static sh.fabrik.store.schema.Tables.TASKS;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;
import sh.fabrik.run.price.ModelPrice;
import sh.fabrik.run.price.ModelPrices;
import sh.fabrik.run.price.NodePrice;
import sh.fabrik.run.price.PriceList;

final class PriceStoreTest {
    @TempDir
    Path folder;

    private Database database;
    private RunStore store;
    private PriceStore prices;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("analytics.db"));
        store = new RunStore(database);
        prices = new PriceStore(database, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static PriceList list(String model, String input) {
        return new PriceList(
                List.of(new ModelPrices(
                        model,
                        List.of(),
                        List.of(new ModelPrice(
                                LocalDate.parse("2026-01-01"),
                                Usd.parse(input),
                                Usd.parse("10"),
                                Optional.of(Usd.parse("0.1")),
                                Optional.empty())))),
                List.of(new NodePrice("small", Eur.parse("7.30"), Cpu.parse("2"), Memory.parse("8Gi"))),
                Optional.of("small"),
                Optional.empty());
    }

    /** Ran an hour with a million tokens in, 100,000 out, and a limit of half a small node's CPU. */
    private static RunPart run(String id, String model) {
        return Samples.part(Source.CSV, id, id)
                .withTiming(Samples.timing(Samples.START, Optional.of(Samples.START.plus(Duration.ofHours(1)))))
                .withConfiguration(new Configuration(
                        Optional.of("api"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Model(model)),
                        Optional.of(Memory.parse("1Gi")),
                        Optional.of(Cpu.parse("1")),
                        Optional.empty()))
                .withSpend(new Spend(
                        Optional.empty(), Optional.empty(), Tokens.of(Optional.of(1_000_000L), Optional.of(100_000L))));
    }

    private static TaskAttempt attempt(String node, String model, Optional<String> cost) {
        TaskAttempt sample = Samples.attempt(node, 1, Optional.empty(), "finished", Optional.empty());
        TaskAttempt counted = new TaskAttempt(
                node,
                0,
                1,
                node,
                Optional.of(true),
                Optional.of(new Model(model)),
                Optional.of(1_000_000L),
                Optional.of(0L),
                Optional.of(1_000_000L),
                Optional.empty(),
                Optional.empty(),
                sample.result(),
                sample.rawState(),
                sample.startedAt(),
                sample.active(),
                Optional.empty(),
                Optional.empty());
        return cost.map(Usd::parse).map(counted::withCost).orElse(counted);
    }

    private Optional<Double> cost(String id) {
        return Optional.ofNullable(database.sql().fetchValue(RUNS.LLM_COST_USD, RUNS.RUN_ID.eq(id)));
    }

    private Optional<String> origin(String id) {
        return Optional.ofNullable(database.sql().fetchValue(RUNS.COST_ORIGIN, RUNS.RUN_ID.eq(id)));
    }

    @Test
    void tokens_have_a_price_and_the_run_says_that_it_was_priced() {
        prices.use(list("kimi", "2"), Optional.empty());
        store.save(List.of(run("r", "kimi")));
        assertThat(cost("r")).contains(3.0);
        assertThat(origin("r")).contains("priced");
        assertThat(database.sql().fetchValue(RUNS.INFRASTRUCTURE_COST_EUR)).isEqualTo(0.005);
        assertThat(database.sql().fetchValue(RUNS.INFRASTRUCTURE_COST_ORIGIN)).isEqualTo("priced");
    }

    @Test
    void many_runs_that_hold_unlike_parts_of_a_node_are_priced_side_by_side() {
        prices.use(list("kimi", "2"), Optional.empty());
        store.save(IntStream.rangeClosed(1, 4_000)
                .mapToObj(i -> holding(run("r" + i, "kimi"), Cpu.ofMillicores(i % 2_000 + 1)))
                .toList());
        assertThat(database.sql()
                        .fetchSingle("SELECT count(*) FROM runs WHERE infrastructure_cost_eur"
                                + " BETWEEN cpu_limit_mcores / 200001.0 AND max(cpu_limit_mcores, 250) / 199999.0")
                        .get(0, Integer.class))
                .isEqualTo(4_000);
    }

    private static RunPart holding(RunPart run, Cpu cpu) {
        Configuration with = run.configuration();
        return run.withConfiguration(new Configuration(
                with.specId(),
                with.specPath(),
                with.specType(),
                with.fingerprint(),
                with.model(),
                with.memoryLimit(),
                Optional.of(cpu),
                with.timeout()));
    }

    @Test
    void an_unknown_model_has_an_unknown_cost_and_is_named() {
        prices.use(list("kimi", "2"), Optional.empty());
        store.save(List.of(run("r", "house"), run("s", "house"), run("t", "kimi")));
        assertThat(cost("r")).isEmpty();
        assertThat(origin("r")).isEmpty();
        assertThat(prices.unpriced(Optional.of(Samples.PROJECT)))
                .containsExactly(new PriceStore.Unpriced(
                        Samples.PROJECT, Optional.of(new Model("house")), 2, 2_200_000, Optional.of(Samples.START)));
        assertThat(prices.unpriced(Optional.of("other"))).isEmpty();
    }

    @Test
    void a_later_price_list_prices_anew_what_was_priced_and_nothing_that_was_stated() {
        RunPart stated = run("stated", "kimi");
        store.save(List.of(
                run("r", "kimi"),
                stated.withSpend(new Spend(
                        Optional.of(Usd.parse("7")),
                        Optional.of(Eur.parse("1")),
                        stated.spend().tokens()))));
        assertThat(cost("r")).isEmpty();
        assertThat(prices.use(list("kimi", "2"), Optional.empty())).isEqualTo(1);
        assertThat(cost("r")).contains(3.0);
        assertThat(prices.use(list("kimi", "2"), Optional.empty())).isZero();
        prices.use(list("kimi", "5"), Optional.empty());
        assertThat(cost("r")).contains(6.0);
        assertThat(cost("stated")).contains(7.0);
        assertThat(origin("stated")).contains("stated");
        prices.use(PriceList.EMPTY, Optional.empty());
        assertThat(cost("r")).isEmpty();
        assertThat(cost("stated")).contains(7.0);
    }

    @Test
    void prices_before_runs_and_runs_before_prices_give_the_same() {
        List<RunPart> parts = List.of(
                run("r", "kimi"),
                Samples.started(Source.SMITHERS, "w", Samples.START)
                        .withTasks(List.of(attempt("a", "kimi", Optional.empty()))));
        store.save(parts);
        prices.use(list("kimi", "2"), Optional.empty());
        List<?> after = rows();
        try (Database other = Database.open(folder.resolve("other.db"))) {
            new PriceStore(other, Clock.systemUTC()).use(list("kimi", "2"), Optional.empty());
            new RunStore(other).save(parts);
            assertThat(rows(other)).isEqualTo(after);
        }
    }

    @Test
    void attempts_add_up_and_one_of_unknown_cost_makes_the_sum_unknown() {
        prices.use(list("kimi", "2"), Optional.empty());
        RunPart work = Samples.started(Source.SMITHERS, "w", Samples.START);
        store.save(List.of(work.withTasks(
                List.of(attempt("a", "kimi", Optional.empty()), attempt("b", "house", Optional.of("1"))))));
        assertThat(cost("w")).contains(3.1);
        assertThat(origin("w")).contains("priced");
        assertThat(database.sql().fetchValues(TASKS.COST_USD)).containsExactlyInAnyOrder(2.1, 1.0);
        store.save(List.of(work.withTasks(List.of(attempt("c", "house", Optional.empty())))));
        assertThat(cost("w")).isEmpty();
        assertThat(prices.unpriced(Optional.empty()))
                .singleElement()
                .satisfies(unpriced -> assertThat(unpriced.model()).contains(new Model("house")));
    }

    @Test
    void an_interrupted_change_of_prices_is_finished_the_next_time() {
        store.save(List.of(run("r", "kimi")));
        database.inTransaction(() -> {
            new PriceTable(database).take(list("kimi", "2"), 1);
            return true;
        });
        assertThat(prices.use(list("kimi", "2"), Optional.empty())).isEqualTo(1);
        assertThat(cost("r")).contains(3.0);
        assertThat(prices.use(list("kimi", "2"), Optional.empty())).isZero();
    }

    @Test
    void day_counters_follow_the_prices() {
        store.save(List.of(run("r", "kimi"), run("s", "kimi")).stream()
                .map(part -> part.withVerdict(new Verdict(
                        Optional.of(Outcome.SUCCESS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Verdict.Evidence.RECORD)))
                .toList());
        prices.use(list("kimi", "2"), Optional.empty());
        List<?> kept = database.sql().selectFrom(RUN_DAYS).fetch().intoMaps();
        assertThat(kept).hasSize(1);
        new DayCounters(database).rebuild();
        assertThat(database.sql().selectFrom(RUN_DAYS).fetch().intoMaps())
                .usingRecursiveComparison()
                .isEqualTo(kept);
    }

    private List<?> rows() {
        return rows(database);
    }

    private static List<?> rows(Database from) {
        return from.sql()
                .select(
                        RUNS.RUN_ID,
                        RUNS.LLM_COST_USD,
                        RUNS.COST_ORIGIN,
                        RUNS.INFRASTRUCTURE_COST_EUR,
                        RUNS.INPUT_TOKENS,
                        RUNS.CACHE_READ_TOKENS)
                .from(RUNS)
                .orderBy(RUNS.RUN_ID)
                .fetch()
                .intoMaps();
    }

    @Test
    void a_list_is_known_by_what_it_was_read_from_until_another_takes_its_place() {
        assertThat(prices.isInUse("these files")).isFalse();

        prices.use(list("kimi", "2"), Optional.of("these files"));
        assertThat(prices.isInUse("these files")).isTrue();
        assertThat(prices.isInUse("other files")).isFalse();

        prices.use(list("kimi", "5"), Optional.empty());
        assertThat(prices.isInUse("these files")).isFalse();

        prices.use(list("kimi", "5"), Optional.of("other files"));
        assertThat(prices.isInUse("other files")).isTrue();
    }
}
