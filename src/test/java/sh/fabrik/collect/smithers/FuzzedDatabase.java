package sh.fabrik.collect.smithers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Smithers databases with whatever in their columns. */
public final class FuzzedDatabase {
    private FuzzedDatabase() {}

    /** @param input values, one per line, which go round the columns */
    public static Path write(byte[] input, Path folder) throws SQLException {
        String[] values = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        int size = values.length;
        int generation = Math.floorMod(input.length, SmithersFile.Generation.values().length);
        Path file = folder.resolve("smithers.db");
        try (SmithersFile made = SmithersFile.create(file, SmithersFile.Generation.values()[generation])) {
            made.run("BEGIN");
            made.insert(
                    "_smithers_runs",
                    "run_id",
                    "r",
                    "status",
                    values[1 % size],
                    "created_at_ms",
                    values[2 % size],
                    "started_at_ms",
                    values[2 % size],
                    "finished_at_ms",
                    values[3 % size],
                    "error_json",
                    values[4 % size],
                    "config_json",
                    values[5 % size]);
            made.insert(
                    "_smithers_nodes",
                    "run_id",
                    "r",
                    "node_id",
                    values[6 % size],
                    "iteration",
                    values[7 % size],
                    "state",
                    values[9 % size],
                    "label",
                    values[0],
                    "output_table",
                    "validate");
            made.insert(
                    "_smithers_attempts",
                    "run_id",
                    "r",
                    "node_id",
                    values[6 % size],
                    "iteration",
                    values[7 % size],
                    "attempt",
                    values[8 % size],
                    "state",
                    values[9 % size],
                    "started_at_ms",
                    values[2 % size],
                    "finished_at_ms",
                    values[3 % size],
                    "error_json",
                    values[4 % size],
                    "meta_json",
                    values[5 % size]);
            made.insert(
                    "_smithers_approvals",
                    "run_id",
                    "r",
                    "node_id",
                    values[6 % size],
                    "iteration",
                    0,
                    "status",
                    values[9 % size],
                    "requested_at_ms",
                    values[2 % size],
                    "decided_at_ms",
                    values[3 % size]);
            made.insert(
                    "_smithers_events",
                    "run_id",
                    "r",
                    "seq",
                    values[7 % size],
                    "timestamp_ms",
                    values[2 % size],
                    "type",
                    values[10 % size],
                    "payload_json",
                    values[4 % size]);
            made.insert(
                    "_smithers_ralph",
                    "run_id",
                    "r",
                    "ralph_id",
                    values[0],
                    "iteration",
                    values[7 % size],
                    "done",
                    values[8 % size],
                    "updated_at_ms",
                    values[3 % size]);
            made.run(
                    "CREATE TABLE validate (run_id TEXT, node_id TEXT, iteration INTEGER, allPassed INTEGER, errors TEXT)");
            made.insert(
                    "validate",
                    "run_id",
                    "r",
                    "node_id",
                    values[6 % size],
                    "iteration",
                    values[7 % size],
                    "allPassed",
                    values[8 % size],
                    "errors",
                    values[4 % size]);
            made.run("COMMIT");
        }
        return file;
    }

    /** A good one, as bytes. */
    public static byte[] bytes() {
        try {
            Path folder = Files.createTempDirectory("fabrik-fuzz-");
            Path file = write(
                    "r1\nfinished\n1773000000000\n1773000009000\n{}\n{}\nimpl\n0\n1\nfinished"
                            .getBytes(StandardCharsets.UTF_8),
                    folder);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder);
            return bytes;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
