package sh.fabrik.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Runs like those of a team, as CSV: dozens of specs of several types, models of unequal skill, limits of which some are too tight, and
 * all ways to fail. An analysis computes with them what a world of three specs has too few runs for. The same every time.
 */
final class TeamHistory {
    private static final String HEADER =
            "id,spec_id,spec_type,spec_fingerprint,model,memory_limit_mb,status,failure_reason,error_type,"
                    + "started_at,completed_at,duration_seconds,iterations,tasks_total,llm_cost_usd,memory_peak_mb,cpu_peak_mcores";
    private static final int SPECS = 30;
    private static final int TYPES = 5;
    private static final long BEGIN = 1_735_689_600L;
    private static final long APART = 3_600;
    private static final List<String> MODELS = List.of("large", "medium", "small", "tiny");
    private static final List<String> ERRORS = List.of("compile_error", "test_fail", "tool_error", "rate_limit");

    /** Of one run, so that any part of the history is as it is in the whole. */
    private final SplittableRandom random;

    private TeamHistory(int number) {
        this.random = new SplittableRandom(number);
    }

    /** Writes these of its runs, in the order of time. */
    static Path write(Path file, int from, int to) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int number = from; number < to; number++) {
            lines.add(new TeamHistory(number).run(number));
        }
        try {
            return Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(int number) {
        int spec = random.nextInt(SPECS);
        int model = random.nextInt(MODELS.size());
        long start = BEGIN + number * APART;
        long seconds = 200 + random.nextInt(1 + 100 * (spec % 7 + 1));
        int limit = 512 << spec % 4;
        int peak = 100 * (spec % 9 + 2) + random.nextInt(400);
        return String.join(
                ",",
                "team-" + number,
                "spec-" + spec,
                "type-" + spec % TYPES,
                "v" + (1 + number / 700),
                MODELS.get(model),
                Integer.toString(limit),
                peak > limit ? "failed,oom," : end(spec, model),
                Long.toString(start),
                Long.toString(start + seconds),
                Long.toString(seconds),
                Integer.toString(1 + random.nextInt(5)),
                Integer.toString(1 + spec % 10),
                Double.toString((1 + random.nextInt(900)) / (1_000.0 * (model + 1))),
                Integer.toString(Math.min(peak, limit)),
                Integer.toString(300 + random.nextInt(900)));
    }

    /** Status, reason and type of error. */
    private String end(int spec, int model) {
        int fate = random.nextInt(100);
        if (fate < 90 - 12 * model - 2 * (spec % TYPES)) {
            return "success,,";
        }
        return switch (fate % 5) {
            case 0, 1 -> "timeout,timeout,";
            case 2 -> "failed,killed,";
            default -> "failed,error," + ERRORS.get(random.nextInt(ERRORS.size()));
        };
    }
}
