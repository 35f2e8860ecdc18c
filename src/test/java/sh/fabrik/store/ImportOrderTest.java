package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;

final class ImportOrderTest {
    private static final Instant FIRST = Samples.START;
    private static final Instant SECOND = Samples.START.plus(Duration.ofHours(3));

    @TempDir
    Path folder;

    private Path empty;

    @BeforeEach
    void migrate_once() {
        empty = folder.resolve("empty.db");
        Database.open(empty).close();
    }

    @Test
    void every_order_of_five_sources_gives_the_same_two_runs_of_one_id() {
        List<List<RunPart>> sources = List.of(
                List.of(Samples.job("uid-1", "local-run", FIRST), Samples.job("uid-2", "local-run", SECOND)),
                List.of(Samples.database("local-run", FIRST), Samples.database("local-run", SECOND)),
                List.of(Samples.log("local-run", FIRST), Samples.log("local-run", SECOND)),
                List.of(Samples.csv("r1", "local-run", FIRST), Samples.csv("r2", "local-run", SECOND)),
                List.of(Samples.lint("local-run")));
        List<Consumer<Database>> steps =
                sources.stream().map(ImportOrderTest::saving).toList();
        List<String> dump = sameInAllOrders(steps);
        assertThat(dump).hasSize(3);
        assertThat(dump.get(0)).contains("kubernetes dev/uid-1", "smithers", "event_log", "csv shop/r1");
    }

    @Test
    void every_order_of_single_parts_with_a_spec_gives_the_same_run() {
        Spec spec = spec("API_impl", FIRST.minusSeconds(86_400));
        List<Consumer<Database>> steps = Stream.concat(
                        Stream.of(
                                        Samples.job("uid-1", "run-1", FIRST),
                                        Samples.log("run-1", FIRST),
                                        Samples.lint("run-1"))
                                .map(part -> saving(List.of(part))),
                        Stream.<Consumer<Database>>of(database -> new SpecStore(database).save(spec, FIRST)))
                .toList();
        List<String> dump = sameInAllOrders(steps);
        assertThat(dump.get(0))
                .contains("spec_id=API_impl", "fingerprint_origin=inferred", "spec_fingerprint=f1", "error_rate=0.02");
    }

    @Test
    void an_ambiguity_separates_the_runs_whenever_it_arises_and_is_said() {
        RunPart job = Samples.job("uid-1", "r", FIRST, Optional.of(FIRST.plusSeconds(600)));
        RunPart one = Samples.started(Source.SMITHERS, "r", FIRST.plusSeconds(10));
        RunPart two = Samples.started(Source.SMITHERS, "r", FIRST.plusSeconds(300));
        List<String> sentences = new ArrayList<>();
        List<Consumer<Database>> steps = Stream.of(job, one, two)
                .<Consumer<Database>>map(part -> database -> new RunStore(database)
                        .save(List.of(part))
                        .forEach(saved -> saved.notice().ifPresent(sentences::add)))
                .toList();
        assertThat(sameInAllOrders(steps)).hasSize(4);
        assertThat(sentences)
                .hasSize(6)
                .allSatisfy(sentence -> assertThat(sentence)
                        .contains(
                                "kubernetes:dev/uid-1",
                                one.key().toString(),
                                two.key().toString(),
                                "runs of their own"));
    }

    @Test
    void a_key_that_links_two_runs_makes_them_one_in_every_order() {
        List<Consumer<Database>> steps = Stream.of(
                        Samples.log("r", FIRST),
                        Samples.csv("r", "r", FIRST.plusSeconds(9)),
                        Samples.database("r", FIRST.plusSeconds(5)))
                .map(part -> saving(List.of(part)))
                .toList();
        List<String> dump = sameInAllOrders(steps);
        assertThat(dump).hasSize(2);
        assertThat(dump.get(0)).startsWith("[csv shop/r, event_log r@").contains("smithers r@");
    }

    @Test
    void a_chain_of_near_starts_never_ties_two_runs_of_one_source_together() {
        List<Consumer<Database>> steps = Stream.of(
                        Samples.started(Source.SMITHERS, "r", FIRST),
                        Samples.started(Source.EVENT_LOG, "r", FIRST.plusSeconds(4)),
                        Samples.csv("r", "r", FIRST.plusSeconds(8)),
                        Samples.started(Source.SMITHERS, "r", FIRST.plusSeconds(12)))
                .map(part -> saving(List.of(part)))
                .toList();
        assertThat(sameInAllOrders(steps)).hasSize(5);
    }

    @Test
    void metrics_and_logs_follow_their_job_in_every_order_and_never_make_a_run() {
        RunPart timed = Samples.metrics("uid-2", "r")
                .withTiming(Samples.timing(SECOND.minusSeconds(60), Optional.of(SECOND.plusSeconds(600))));
        List<Consumer<Database>> steps = Stream.of(
                        List.of(Samples.job("uid-1", "r", FIRST), Samples.job("uid-2", "r", SECOND)),
                        List.of(timed, Samples.metrics("uid-9", "r")),
                        List.of(Samples.logs("uid-1", "r", ErrorType.TEST_FAIL)),
                        List.of(Samples.csv("r2", "r", SECOND)))
                .map(ImportOrderTest::saving)
                .toList();
        List<String> dump = sameInAllOrders(steps);
        assertThat(dump.get(0)).contains("[csv shop/r2, kubernetes dev/uid-2, prometheus dev/uid-2]");
        assertThat(dump.get(1))
                .contains("kubernetes dev/uid-1, loki dev/uid-1]")
                .contains("error_type=test_fail");
        assertThat(dump).hasSize(3);
    }

    private List<String> sameInAllOrders(List<Consumer<Database>> steps) {
        Set<List<String>> dumps = new HashSet<>();
        int number = 0;
        for (List<Consumer<Database>> order : Orders.of(steps)) {
            try (Database database = Database.open(copy(number++))) {
                order.forEach(step -> step.accept(database));
                dumps.add(Dump.of(database));
                assertThat(database.sql().fetch("PRAGMA foreign_key_check")).isEmpty();
            }
        }
        assertThat(dumps).hasSize(1);
        return dumps.iterator().next();
    }

    private Path copy(int number) {
        try {
            return Files.copy(empty, folder.resolve(number + ".db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Consumer<Database> saving(List<RunPart> parts) {
        return database -> new RunStore(database).save(parts);
    }

    private static Spec spec(String id, Instant validFrom) {
        return new Spec(
                new SpecId(Samples.PROJECT, id),
                id + ".json",
                Optional.empty(),
                Optional.of("impl"),
                Optional.of(Spec.Complexity.LOW),
                Optional.of(3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "f1",
                "c1",
                new Spec.Text(2, 0, false, List.of("a")),
                List.of(new Spec.Version("f1", "c1", validFrom, Spec.Version.Origin.GIT, Optional.of("abc"))));
    }
}
