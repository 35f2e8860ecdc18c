package sh.fabrik.store.counters;

import java.util.SortedMap;
import java.util.TreeMap;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunKind;
import sh.fabrik.store.bytes.NumberReader;

/** A day's summary as few bytes: whole numbers of seven bits to a byte, each text once. Equal summaries give equal bytes. */
public final class DayCodec {
    /** Raised with every change of the form; summaries of another form are made anew from the runs. */
    public static final int FORM = 1;

    private static final RunKind[] KINDS = RunKind.values();
    private static final ErrorType[] ERRORS = ErrorType.values();

    private DayCodec() {}

    /** @param day days since 1970 UTC; times are kept as seconds from its start */
    public static byte[] write(long day, DaySummary summary) {
        NumberWriter out = new NumberWriter();
        out.number(summary.cells().size());
        summary.cells().forEach((key, cell) -> {
            write(out, key);
            write(out, cell, Day.start(day));
        });
        out.number(summary.errors().size());
        summary.errors().forEach((type, count) -> write(out, type, count, Day.start(day)));
        return out.bytes();
    }

    /** What {@link #write} wrote. */
    public static DaySummary read(long day, byte[] bytes) {
        NumberReader in = new NumberReader(bytes, 0);
        DaySummary summary = new DaySummary();
        for (long left = in.number(); left > 0; left--) {
            read(in, summary.cell(key(in)), Day.start(day));
        }
        for (long left = in.number(); left > 0; left--) {
            read(in, summary.error(ERRORS[(int) in.number()]), Day.start(day));
        }
        return summary;
    }

    private static void write(NumberWriter out, CellKey key) {
        out.number(key.kind().ordinal() * 2L + (key.killed() ? 1 : 0));
        out.text(key.fingerprint());
        out.text(key.modelName());
        out.text(key.specType());
        out.number(key.limitBytes());
        out.number(key.taskCount() + 1);
    }

    private static CellKey key(NumberReader in) {
        int kind = (int) in.number();
        return new CellKey(
                KINDS[kind / 2], kind % 2 == 1, in.text(), in.text(), in.text(), in.number(), in.number() - 1);
    }

    private static void write(NumberWriter out, Cell cell, long start) {
        out.number(cell.runs);
        out.number(cell.first - start);
        out.number(cell.last - cell.first);
        out.amounts(cell.cost);
        out.amounts(cell.seconds);
        out.amounts(cell.iterations);
        out.amounts(cell.attempts);
        out.amounts(cell.inputTokens);
        out.amounts(cell.outputTokens);
        out.number(cell.peaks);
        out.number(cell.largestNeed);
        out.number(cell.longest);
        out.buckets(cell.needs);
        out.buckets(cell.lengths);
    }

    private static Amounts amounts(NumberReader in) {
        int n = (int) in.number();
        return n == 0 ? Amounts.NONE : new Amounts(n, in.number(), in.number());
    }

    private static void readBuckets(NumberReader in, SortedMap<Long, Integer> buckets) {
        long bound = 0;
        for (long left = in.number(); left > 0; left--) {
            bound += in.number();
            buckets.put(bound, (int) in.number());
        }
    }

    private static void read(NumberReader in, Cell cell, long start) {
        cell.runs = (int) in.number();
        cell.first = start + in.number();
        cell.last = cell.first + in.number();
        cell.cost = amounts(in);
        cell.seconds = amounts(in);
        cell.iterations = amounts(in);
        cell.attempts = amounts(in);
        cell.inputTokens = amounts(in);
        cell.outputTokens = amounts(in);
        cell.peaks = (int) in.number();
        cell.largestNeed = in.number();
        cell.longest = in.number();
        readBuckets(in, cell.needs);
        readBuckets(in, cell.lengths);
    }

    private static void write(NumberWriter out, ErrorType type, ErrorCount count, long start) {
        out.number(type.ordinal());
        out.number(count.runs);
        out.number(count.failures);
        out.number(count.failedRuns);
        out.number(count.last - start);
        out.number(count.taskTypes.size());
        count.taskTypes.forEach((name, attempts) -> {
            out.text(name);
            out.number(attempts);
        });
    }

    private static void read(NumberReader in, ErrorCount count, long start) {
        count.runs = (int) in.number();
        count.failures = (int) in.number();
        count.failedRuns = (int) in.number();
        count.last = start + in.number();
        TreeMap<String, Integer> types = count.taskTypes;
        for (long left = in.number(); left > 0; left--) {
            types.put(in.text(), (int) in.number());
        }
    }
}
