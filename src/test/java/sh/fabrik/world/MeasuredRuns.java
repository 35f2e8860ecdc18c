package sh.fabrik.world;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/** A CSV of runs that were measured to the last millicore and token, but whose cost nobody stated: the price list has to tell it. */
final class MeasuredRuns {
    private static final String HEADER =
            "run_id,spec_id,spec_type,model,status,error_type,started_at,duration_seconds,memory_limit,"
                    + "memory_peak_mb,cpu_limit_mcores,cpu_request_mcores,cpu_mean_mcores,cpu_p95_mcores,throttled_share,input_tokens,"
                    + "output_tokens,cache_read_tokens,cache_write_tokens\n";

    private final Random random = new Random(81);
    private final StringBuilder text = new StringBuilder(HEADER);

    /** Compiles on one core: the more it is throttled, the longer it takes. */
    MeasuredRuns throttled(String spec, int count) {
        for (int i = 0; i < count; i++) {
            double share = Math.max(0.02, Math.min(0.9, 0.35 + 0.2 * random.nextGaussian()));
            long seconds = Math.round(500 * (1 + 1.2 * share) * Math.exp(0.06 * random.nextGaussian()));
            run(spec, i, count, seconds, "1000,1000,700,990," + number(share), 1);
        }
        return this;
    }

    /** Waits for its model most of the time, with two cores reserved. */
    MeasuredRuns idle(String spec, int count) {
        for (int i = 0; i < count; i++) {
            long p95 = Math.round(320 * Math.exp(0.1 * random.nextGaussian()));
            run(spec, i, count, 400 + random.nextInt(60), "4000,2000,150," + p95 + ",0.0", 1);
        }
        return this;
    }

    /** As always, but one of the last runs read the same files again and again. */
    MeasuredRuns dearOnce(String spec, int count) {
        for (int i = 0; i < count; i++) {
            run(spec, i, count, 550 + random.nextInt(80), "2000,500,300,450,0.03", i == count - 3 ? 12 : 1);
        }
        return this;
    }

    private void run(String spec, int index, int count, long seconds, String cpu, int times) {
        Instant start = Story.AS_OF.minusSeconds(86_400L * 27 * (count - index) / count + 3_600);
        boolean failed = index % 13 == 12;
        text.append(String.join(
                        ",",
                        spec + "-" + String.format("%03d", index + 1),
                        spec,
                        "impl",
                        "claude-sonnet-4-5-20250929",
                        failed ? "failed" : "success",
                        failed ? "test_fail" : "",
                        Long.toString(start.getEpochSecond()),
                        Long.toString(seconds),
                        "2Gi",
                        Integer.toString(1_050 + random.nextInt(500)),
                        cpu,
                        tokens(40_000, times),
                        tokens(9_000, times),
                        tokens(700_000, times),
                        tokens(30_000, times)))
                .append('\n');
    }

    private String tokens(long usual, int times) {
        return Long.toString(times * Math.round(usual * Math.exp(0.15 * random.nextGaussian())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    String csv() {
        return text.toString();
    }
}
