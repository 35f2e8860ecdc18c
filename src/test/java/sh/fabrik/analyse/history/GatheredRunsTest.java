package sh.fabrik.analyse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.analyse.HistoryBuilder;
import sh.fabrik.analyse.work.Crew;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.Database;

/** Gathered in one go, the latest runs of specs are what they are one by one. */
final class GatheredRunsTest {
    private static final String PROJECT = "shop";
    private static final List<String> SPECS = specs(GatheredRuns.FEWEST_SPECS + 5);

    @TempDir
    Path folder;

    private Database database;
    private final Random random = new Random(11);

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("gathered.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void scattered_runs_are_found() {
        scatter(6_000);

        bothWaysTheSame();
    }

    @Test
    void runs_that_ended_in_the_same_second_are_ordered_by_id() {
        scatter(6_000);
        database.sql().execute("UPDATE runs SET completed_at = completed_at / 36000 * 36000");
        bothWaysTheSame();

        database.sql()
                .execute(
                        "UPDATE runs SET completed_at = (SELECT max(completed_at) FROM runs) WHERE spec_id < 'spec-2'");
        bothWaysTheSame();
    }

    @Test
    void runs_without_a_status_take_no_place_of_others() {
        scatter(6_000);
        database.sql().execute("UPDATE runs SET status = NULL WHERE rowid % 3 = 0");
        bothWaysTheSame();

        database.sql().execute("UPDATE runs SET status = NULL WHERE spec_id < 'spec-2'");
        bothWaysTheSame();
    }

    @Test
    void of_very_many_specs_some_are_read_after_the_others() {
        List<String> many = specs(600);
        scatter(3_000, many);

        bothWaysTheSame(many, many);
        List<String> otherwise = new ArrayList<>(many);
        Collections.reverse(otherwise);
        bothWaysTheSame(many, otherwise);
    }

    @Test
    void a_spec_that_nobody_expected_is_read_as_well() {
        scatter(1_000);
        RunReader reader = reader();

        try (Crew crew = Crew.ofProcessors()) {
            reader.expect(SPECS.subList(0, GatheredRuns.FEWEST_SPECS), crew);

            assertThat(reader.latest(new SpecId(PROJECT, SPECS.get(SPECS.size() - 1))))
                    .isNotEmpty();
            assertThat(reader.latest(new SpecId(PROJECT, "unheard-of"))).isEmpty();
        }
    }

    private void bothWaysTheSame() {
        bothWaysTheSame(SPECS, SPECS);
    }

    private void bothWaysTheSame(List<String> expected, List<String> asked) {
        RunReader oneByOne = reader();
        RunReader together = reader();
        try (Crew crew = Crew.ofProcessors()) {
            together.expect(expected, crew);
            for (String name : asked) {
                SpecId spec = new SpecId(PROJECT, name);
                assertThat(together.latest(spec))
                        .as(name)
                        .usingRecursiveFieldByFieldElementComparator()
                        .isEqualTo(oneByOne.latest(spec));
            }
        }
    }

    private RunReader reader() {
        return new RunReader(database, PROJECT, WindowSeconds.of(HistoryBuilder.LAST_30_DAYS));
    }

    /** Of a few specs there are more than are read, of most fewer. */
    private void scatter(int runs) {
        scatter(runs, SPECS);
    }

    private void scatter(int runs, List<String> specs) {
        database.inTransaction(() -> {
            HistoryBuilder history = new HistoryBuilder(database, PROJECT);
            for (int run = 0; run < runs; run++) {
                double share = random.nextDouble();
                int spec = (int) (share * share * share * specs.size());
                history.run(specs.get(spec), what -> what.record().setCompletedAt(end()));
            }
            return history;
        });
    }

    private static List<String> specs(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "spec-" + number)
                .toList();
    }

    private long end() {
        return HistoryBuilder.NOW.getEpochSecond() - random.nextInt(40 * 24 * 3600);
    }
}
