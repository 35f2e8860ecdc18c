package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;

final class CountersTest {
    private static final List<String> SPECS = List.of("api-impl", "API_impl", "checkout");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void counters_kept_at_import_are_what_a_rebuild_gives(long seed) {
        Random random = new Random(seed);
        try (Database database = Database.open(folder.resolve("a.db"))) {
            RunStore store = new RunStore(database);
            List<RunPart> parts = parts(random);
            for (int from = 0; from < parts.size(); from += 17) {
                store.save(parts.subList(from, Math.min(parts.size(), from + 17)));
                if (from == 17 * 6) {
                    new SpecStore(database).save(spec("API_impl"), Samples.START.minus(Duration.ofDays(2)));
                }
                agree(database);
            }
            assertThat(Dump.count(database, "run_days")).isGreaterThan(10);
        }
    }

    @Test
    void every_verdict_is_of_the_same_kind_in_java_and_in_sql() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            List<RunPart> parts = new ArrayList<>();
            for (Verdict verdict : verdicts()) {
                parts.add(Samples.csv("r" + parts.size(), "run-" + parts.size(), Samples.START)
                        .withVerdict(verdict));
            }
            new RunStore(database).save(parts);
            agree(database);
            assertThat(Dump.count(database, "run_days")).isEqualTo(1);
        }
    }

    @Test
    void counters_of_another_form_are_made_anew_at_the_next_opening() {
        Path file = folder.resolve("a.db");
        Map<String, String> kept;
        try (Database database = Database.open(file)) {
            new RunStore(database).save(parts(new Random(5)));
            kept = days(database);
            database.sql().execute("UPDATE run_days SET summary = x'00'");
            database.sql().execute("UPDATE fabrik_version SET counters_form = 0");
        }
        try (Database database = Database.open(file)) {
            assertThat(days(database)).isEqualTo(kept);
        }
    }

    @Test
    void pruned_days_of_another_form_are_not_lost_but_refused() {
        Path file = folder.resolve("a.db");
        try (Database database = Database.open(file)) {
            database.sql().execute("INSERT INTO pruned_days VALUES ('p', 's', 1, 1, x'00')");
            database.sql().execute("UPDATE fabrik_version SET counters_form = 77");
        }
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("holds 1 days of pruned runs, counted in form 77");
    }

    @Test
    void collecting_pruned_runs_again_doubles_nothing_and_a_rebuild_keeps_their_counts() {
        try (Database database = Database.open(folder.resolve("a.db"))) {
            RunStore store = new RunStore(database);
            List<RunPart> parts = parts(new Random(6));
            store.save(parts);
            String counted = counted(database);
            new Retention(database).prune(Duration.ofDays(1), Samples.START.plus(Duration.ofDays(9)));
            assertThat(Dump.count(database, "run_days")).isZero();
            assertThat(counted(database)).isEqualTo(counted);
            assertThat(database.sql().fetchCount(RUNS, RUNS.STATUS.isNotNull())).isZero();
            List<Saved> again = store.save(parts);
            assertThat(again).hasSameSizeAs(parts).allMatch(saved -> saved.change() != Change.NEW);
            new DayCounters(database).rebuild();
            assertThat(counted(database)).isEqualTo(counted);
        }
    }

    private static String counted(Database database) {
        return database.sql()
                .fetch(
                        "SELECT spec_id, day, sum(runs) FROM (SELECT * FROM run_days UNION ALL SELECT * FROM pruned_days)"
                                + " GROUP BY 1, 2 ORDER BY 1, 2")
                .formatCSV();
    }

    private static void agree(Database database) {
        DayCounters days = new DayCounters(database);
        assertThat(days.last(Samples.PROJECT))
                .isEqualTo(days.reach(Samples.PROJECT).map(DayCounters.Reach::last));
        Map<String, String> kept = days(database);
        new DayCounters(database).rebuild();
        assertThat(kept).isEqualTo(days(database));
    }

    private static Map<String, String> days(Database database) {
        Map<String, String> days = new TreeMap<>();
        database.sql()
                .fetch("SELECT project_id || ' ' || spec_id || ' ' || day, runs, summary FROM run_days")
                .forEach(row -> days.put(
                        row.get(0, String.class),
                        row.get(1, String.class) + " " + HexFormat.of().formatHex(row.get(2, byte[].class))));
        return days;
    }

    private static List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            for (Optional<FailureReason> reason : withNone(FailureReason.values())) {
                for (Optional<ErrorType> error : withNone(ErrorType.values())) {
                    verdicts.add(new Verdict(
                            Optional.of(outcome), reason, Optional.empty(), error, Verdict.Evidence.RECORD));
                }
            }
        }
        return verdicts;
    }

    private static <T> List<Optional<T>> withNone(T[] values) {
        List<Optional<T>> all = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(values).map(Optional::of).forEach(all::add);
        return all;
    }

    /** Runs of five days, each told by several sources that agree in part, some twice with other values. */
    private static List<RunPart> parts(Random random) {
        List<RunPart> parts = new ArrayList<>();
        List<Verdict> verdicts = verdicts();
        for (int run = 0; run < 60; run++) {
            String id = "run-" + random.nextInt(50);
            Instant start = Samples.START.plusSeconds(random.nextInt(5 * 86_400));
            parts.add(dressed(Samples.job("uid-" + run, id, start), random, verdicts));
            parts.add(dressed(Samples.database(id, start), random, verdicts));
            parts.add(Samples.log(id, start));
            parts.add(dressed(Samples.csv("r" + random.nextInt(40), id, start), random, verdicts));
        }
        Collections.shuffle(parts, random);
        return parts;
    }

    private static RunPart dressed(RunPart part, Random random, List<Verdict> verdicts) {
        Optional<Verdict> verdict =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(verdicts.get(random.nextInt(verdicts.size())));
        RunPart dressed = part.withVerdict(verdict.orElse(Verdict.UNKNOWN))
                .withConfiguration(new RunPart.Configuration(
                        some(random, SPECS.get(random.nextInt(3))),
                        Optional.empty(),
                        some(random, "api"),
                        some(random, Fingerprint.declared("f" + random.nextInt(2))),
                        some(random, new Model("model-" + random.nextInt(2))),
                        some(random, Memory.ofMebibytes(1000 + random.nextInt(2))),
                        Optional.empty(),
                        some(random, Duration.ofSeconds(900))))
                .withSpend(new RunPart.Spend(
                        some(random, Usd.of(random.nextDouble())),
                        Optional.empty(),
                        Tokens.of(some(random, 1000L + random.nextInt(100_000)), some(random, 0L))));
        return dressed.withResources(List.of(reading(part.key().source(), random)))
                .withErrors(List.of(new RunError(ErrorType.NETWORK, Optional.empty(), "reset")))
                .withTasks(part.key().source() == Source.SMITHERS ? List.of(attempt(random)) : List.of());
    }

    private static TaskAttempt attempt(Random random) {
        TaskAttempt one =
                Samples.attempt("validate", 1, Optional.of(TaskAttempt.Result.FAILED), "failed", Optional.empty());
        return new TaskAttempt(
                one.nodeId(),
                one.iteration(),
                one.attempt(),
                one.type(),
                one.agent(),
                one.model(),
                one.inputTokens(),
                one.outputTokens(),
                one.cacheReadTokens(),
                one.cacheWriteTokens(),
                one.cost(),
                one.result(),
                one.rawState(),
                one.startedAt(),
                one.active(),
                some(random, ErrorType.values()[random.nextInt(5)]),
                one.errorMessage());
    }

    private static ResourceReading reading(Source source, Random random) {
        return new ResourceReading(
                source.word(),
                some(random, Memory.ofBytes(random.nextInt(Integer.MAX_VALUE))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(1) : Optional.empty());
    }

    private static <T> Optional<T> some(Random random, T value) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
    }

    private static Spec spec(String id) {
        return SpecStoreTest.spec(
                new SpecId(Samples.PROJECT, id),
                new Spec.Version("f9", "c1", Samples.START, Spec.Version.Origin.GIT, Optional.of("abc")));
    }
}
