package sh.fabrik.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import sh.fabrik.run.RunPart;

/** A process that collects in small batches until it is done or killed: what {@link KillTest} starts. */
final class KilledCollect {
    static final int RUNS = 120;
    static final int SOURCES = 4;
    static final int KEYS = SOURCES * RUNS;
    static final int BATCH = 7;

    private KilledCollect() {}

    public static void main(String[] arguments) {
        collect(Path.of(arguments[0]));
    }

    static void collect(Path file) {
        List<RunPart> parts = parts();
        try (Database database = Database.open(file)) {
            RunStore store = new RunStore(database);
            for (int from = 0; from < parts.size(); from += BATCH) {
                store.save(parts.subList(from, Math.min(parts.size(), from + BATCH)));
            }
        }
    }

    /** Every source tells of every run, one source after the other, so that later batches change earlier runs. */
    private static List<RunPart> parts() {
        List<RunPart> parts = new ArrayList<>();
        for (int source = 0; source < SOURCES; source++) {
            for (int run = 0; run < RUNS; run++) {
                parts.add(part(source, run));
            }
        }
        return parts;
    }

    private static RunPart part(int source, int run) {
        String id = "run-" + run / 3; // three runs share an id
        Instant start = Samples.START.plus(Duration.ofHours(run));
        return switch (source) {
            case 0 -> Samples.log(id, start);
            case 1 -> Samples.csv("r" + run, id, start);
            case 2 -> Samples.job("uid-" + run, id, start);
            default -> Samples.database(id, start);
        };
    }
}
