package sh.fabrik.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import sh.fabrik.analyse.FactFinder;
import sh.fabrik.analyse.HistoryBuilder;
import sh.fabrik.analyse.Story;
import sh.fabrik.facts.Fact;
import sh.fabrik.store.Database;

/** All facts of ten specs with 200 runs and three models each, from a real database on disk: reading, estimating, comparing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FactsBenchmark {
    private static final int SPECS = 10;
    private static final int RUNS = 200;
    private static final String[] MODELS = {"opus", "sonnet", "haiku"};

    private Path folder;
    private Database database;

    @Setup(Level.Trial)
    public void write() throws IOException {
        folder = Files.createTempDirectory("fabrik-facts");
        database = Story.written(folder, history -> {
            Random random = new Random(1);
            for (int spec = 0; spec < SPECS; spec++) {
                history.runs(RUNS, "spec-" + spec, run -> ended(run, random));
            }
        });
    }

    private static void ended(HistoryBuilder.Run run, Random random) {
        run.limit("4Gi")
                .peak(1 + random.nextInt(4000) + "Mi")
                .model(MODELS[random.nextInt(MODELS.length)])
                .cost(random.nextDouble());
        if (random.nextInt(4) == 0) {
            run.error("test_fail");
        }
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    @Benchmark
    public List<Fact> factsOfTenSpecs() {
        return new FactFinder(database).find(Optional.empty(), HistoryBuilder.LAST_30_DAYS);
    }
}
