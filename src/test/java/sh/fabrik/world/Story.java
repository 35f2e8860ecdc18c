package sh.fabrik.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Tells the runs of one spec, evenly spread over the last days before the world's end; the same seed tells the same. */
final class Story {
    static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private final Random random;
    private final String spec;
    private final String type;
    private final List<Recorded> runs = new ArrayList<>();
    private Optional<String> model = Optional.of("claude-sonnet-4-5");
    private Optional<String> limit = Optional.of("1Gi");
    private Optional<String> fingerprint = Optional.empty();
    private double medianPeakMib = 620;
    private double spread = 0.06;
    private List<String> errors = List.of("test_fail");
    private double cost = 0.4;
    private int seconds = 600;
    private int tasks = 5;
    private boolean complete = true;
    private int failures;

    Story(String spec, String type, long seed) {
        this.spec = spec;
        this.type = type;
        this.random = new Random(seed);
    }

    Story model(String name, double usd) {
        model = Optional.of(name);
        cost = usd;
        return this;
    }

    Story limit(String quantity, double medianMib) {
        limit = Optional.of(quantity);
        medianPeakMib = medianMib;
        return this;
    }

    Story spread(double logDeviation) {
        spread = logDeviation;
        return this;
    }

    Story tasks(int count, int typicalSeconds) {
        tasks = count;
        seconds = typicalSeconds;
        return this;
    }

    /** Errors of failed runs, in turn. */
    Story errors(String... types) {
        errors = List.of(types);
        return this;
    }

    Story fingerprint(String hash) {
        fingerprint = Optional.of(hash);
        return this;
    }

    /** From now on every second reading is missing. */
    Story halfMissing() {
        complete = false;
        return this;
    }

    /**
     * Adds runs between two ages in days, of which some fail.
     *
     * @param outcomes one character a run, repeated as needed: s success, f failed tests, k killed for memory, t timeout,
     *     c cancelled, e evicted
     */
    Story runs(int count, double fromDaysAgo, double toDaysAgo, String outcomes) {
        for (int i = 0; i < count; i++) {
            double age = fromDaysAgo + (toDaysAgo - fromDaysAgo) * i / Math.max(1, count - 1);
            Instant start = AS_OF.minus(Duration.ofSeconds(Math.round(age * 86_400) + 7_200));
            runs.add(run(start, outcomes.charAt(i % outcomes.length())));
        }
        return this;
    }

    private Recorded run(Instant start, char outcome) {
        long limitMib = limit.map(Story::mebibytes).orElse(Long.MAX_VALUE);
        long peak = Math.round(medianPeakMib * Math.exp(spread * random.nextGaussian()));
        long shown = outcome == 'k' ? limitMib : Math.min(peak, limitMib - 16);
        int length = (int) Math.round(seconds * Math.exp(0.25 * random.nextGaussian()));
        double usd = Math.round(cost * Math.exp(0.2 * random.nextGaussian()) * 1e4) / 1e4;
        boolean known = complete || runs.size() % 2 == 0;
        return new Recorded(
                spec + "-" + String.format("%03d", runs.size() + 1),
                spec,
                type,
                fingerprint,
                known ? model : Optional.empty(),
                limit,
                known ? Optional.of(shown) : Optional.empty(),
                status(outcome),
                reason(outcome),
                outcome == 'f' ? errors.get(failures++ % errors.size()) : "",
                start,
                outcome == 'k' ? length / 2 : length,
                known ? Optional.of(usd) : Optional.empty(),
                outcome == 's' ? 1 + random.nextInt(2) : 3 + random.nextInt(3),
                tasks);
    }

    private static String status(char outcome) {
        return switch (outcome) {
            case 's' -> "success";
            case 't' -> "timeout";
            case 'c' -> "cancelled";
            default -> "failed";
        };
    }

    private static String reason(char outcome) {
        return switch (outcome) {
            case 'k' -> "oom";
            case 't' -> "timeout";
            case 'e' -> "killed";
            case 'f' -> "error";
            default -> "";
        };
    }

    private static long mebibytes(String quantity) {
        return sh.fabrik.run.Memory.parse(quantity).mebibytes();
    }

    List<Recorded> runs() {
        return List.copyOf(runs);
    }

    int tasks() {
        return tasks;
    }

    String spec() {
        return spec;
    }

    String type() {
        return type;
    }

    Optional<String> modelNow() {
        return model;
    }

    Optional<String> limitNow() {
        return limit;
    }
}
