package sh.fabrik.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.collect.Found;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.store.Database;
import sh.fabrik.store.RunStore;

final class LoadTest {
    @TempDir
    Path folder;

    @Test
    void batches_begin_small_and_double_until_they_are_large_enough() {
        try (Database database = Database.open(folder.resolve("load.db"))) {
            RunStore runs = new RunStore(database);
            runs.expectHistory();
            assertThat(batches(new Load(runs::preparation), 60_000))
                    .containsExactly(2_000, 4_000, 8_000, 16_000, 25_000);
        }
    }

    @Test
    void what_cannot_be_prepared_takes_smaller_ones() {
        try (Database database = Database.open(folder.resolve("load.db"))) {
            assertThat(batches(new Load(new RunStore(database)::preparation), 12_000))
                    .containsExactly(400, 800, 1_600, 3_200, 5_000);
        }
    }

    private static List<Integer> batches(Load load, int runs) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            String id = "run-" + i;
            if (load.put(new Found.Part(RunPart.of(new RunKey(Source.CSV, "shop/" + id), id, "shop", 1, "sample")))) {
                sizes.add(load.empty().parts());
            }
        }
        return sizes;
    }
}
