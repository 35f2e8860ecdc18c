package sh.fabrik.bench;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a history of runs for measurements, in the order of time: a few hundred specs of very unequal share, lognormal memory and
 * time, limits on a ladder of powers of two with some too tight, models of unequal skill and price. Runs without anything else:
 * {@code java MakeRuns.java RUNS SEED FILE.csv.gz}.
 */
public final class MakeRuns {
    private static final String HEADER =
            "id,spec_id,spec_type,spec_fingerprint,model,memory_limit_mb,status,failure_reason,"
                    + "error_type,started_at,completed_at,duration_seconds,iterations,tasks_total,tasks_completed,llm_cost_usd,"
                    + "input_tokens,output_tokens,memory_peak_mb,cpu_peak_mcores,input_bytes\n";
    private static final int SPECS = 500;
    private static final int TYPES = 15;
    private static final long BEGIN = 1_735_689_600L;
    private static final double SECONDS = 180 * 86_400.0;
    private static final String[] ERRORS = {"compile_error", "test_fail", "tool_error", "rate_limit", "parse_error"};

    private final Random random;
    private final Kind[] kinds = new Kind[SPECS];
    private final double[] shares = new double[SPECS];

    private MakeRuns(long seed) {
        random = new Random(seed);
        double total = 0;
        for (int i = 0; i < SPECS; i++) {
            kinds[i] = Kind.draw(random);
            total += 0.05 + Math.pow(1 - random.nextDouble(), -1 / 1.1) - 1;
            shares[i] = total;
        }
    }

    /** @param arguments number of runs, seed, file to write */
    public static void main(String[] arguments) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(new FileOutputStream(arguments[2]), 1 << 16), StandardCharsets.UTF_8))) {
            new MakeRuns(Long.parseLong(arguments[1])).write(Integer.parseInt(arguments[0]), out);
        }
    }

    private record Llm(String name, double skill, double in, double out) {
        static final Llm[] ALL = {
            new Llm("opus", 0.75, 15, 75),
            new Llm("sonnet", 0.45, 3, 15),
            new Llm("gpt-5", 0.55, 1.25, 10),
            new Llm("haiku", -0.35, 0.8, 4),
            new Llm("qwen-coder", -0.9, 0.4, 1.6),
            new Llm("gpt-mini", -0.7, 0.25, 2)
        };
    }

    /** What the runs of one spec have in common. */
    private record Kind(int type, double ease, double memory, double spread, long limit, double seconds, int tasks) {
        static Kind draw(Random random) {
            double memory = Math.exp(Math.log(900) + 1.1 * random.nextGaussian());
            double wanted = memory * Math.exp(Math.log(2.6) + 0.75 * random.nextGaussian());
            long limit = 256;
            while (limit < wanted && limit < 65_536) {
                limit *= 2;
            }
            return new Kind(
                    random.nextInt(TYPES),
                    0.9 + 1.3 * random.nextGaussian(),
                    memory,
                    0.05 + 0.4 * random.nextDouble(),
                    limit,
                    Math.exp(Math.log(420) + 0.7 * random.nextGaussian()),
                    1 + random.nextInt(10));
        }
    }

    private void write(int runs, Writer out) throws IOException {
        out.write(HEADER);
        double time = BEGIN;
        for (int i = 0; i < runs; i++) {
            time -= Math.log(1 - random.nextDouble()) * SECONDS / runs;
            out.write(run(i, (long) time));
        }
    }

    private String run(int number, long start) {
        int spec = spec();
        Kind kind = kinds[spec];
        Llm model = Llm.ALL[random.nextInt(Llm.ALL.length)];
        double peak = kind.memory * Math.exp(kind.spread * random.nextGaussian());
        boolean killed = peak > kind.limit;
        boolean good = !killed && random.nextDouble() < 1 / (1 + Math.exp(-kind.ease - 1.3 * model.skill));
        double fate = random.nextDouble();
        String reason = good ? "" : killed ? "oom" : fate < 0.36 ? "timeout" : fate < 0.44 ? "killed" : "error";
        String status = good ? "success" : reason.equals("timeout") ? "timeout" : "failed";
        String error = reason.equals("error") ? ERRORS[random.nextInt(ERRORS.length)] : "";
        long seconds = 1 + (long) (kind.seconds * Math.exp(0.5 * random.nextGaussian()));
        int iterations = 1 + random.nextInt(good ? 4 : 8);
        long in = (long) (Math.exp(12.2 + 0.9 * random.nextGaussian()) * (1 + 0.25 * iterations));
        long out = (long) (Math.exp(9.0 + 0.7 * random.nextGaussian()) * (1 + 0.2 * iterations));
        long tenThousandths = Math.round((in * model.in + out * model.out) / 100);
        return String.format("r%08d,spec-%04d,type-%02d,%04xv1,", number, spec, kind.type, spec)
                + model.name + "," + kind.limit + "," + status + "," + reason + "," + error + "," + start + ","
                + (start + seconds) + "," + seconds + "," + iterations + "," + kind.tasks + ","
                + (good ? kind.tasks : random.nextInt(kind.tasks + 1)) + "," + tenThousandths / 10_000.0 + "," + in
                + ","
                + out + "," + (long) Math.ceil(killed ? kind.limit : peak) + ","
                + (long) Math.exp(6.7 + 0.6 * random.nextGaussian()) + ","
                + (long) (5e6 * Math.exp(random.nextGaussian())) + "\n";
    }

    private int spec() {
        double drawn = random.nextDouble() * shares[SPECS - 1];
        int low = 0;
        int high = SPECS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shares[middle] < drawn) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
