package sh.fabrik.store.counters;

import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunKind;
import sh.fabrik.store.bytes.KnownTexts;
import sh.fabrik.store.bytes.NumberReader;
import sh.fabrik.store.counters.DaySums.CellSums;

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
        DaySummary summary = new DaySummary();
        add(day, new NumberReader(bytes, 0), summary);
        return summary;
    }

    /**
     * Adds what {@link #write} wrote.
     *
     * @param known texts of the days before
     */
    public static void add(long day, byte[] bytes, DaySums sums, KnownTexts known) {
        add(day, new NumberReader(bytes, 0, known), sums);
    }

    private static void add(long day, NumberReader in, DaySums sums) {
        for (long left = in.number(); left > 0; left--) {
            add(in, sums.cell(key(in)), Day.start(day));
        }
        for (long left = in.number(); left > 0; left--) {
            ErrorType type = ERRORS[(int) in.number()];
            sums.error(type, error(in, Day.start(day)));
        }
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

    private static void add(NumberReader in, CellSums sums, long start) {
        int runs = (int) in.number();
        Cell total = sums.total();
        total.runs += runs;
        long first = start + in.number();
        total.first = Math.min(total.first, first);
        total.last = Math.max(total.last, first + in.number());
        add(in, total.cost);
        add(in, total.seconds);
        add(in, total.iterations);
        add(in, total.attempts);
        add(in, total.inputTokens);
        add(in, total.outputTokens);
        int peaks = (int) in.number();
        total.peaks += peaks;
        total.largestNeed = Math.max(total.largestNeed, in.number());
        total.longest = Math.max(total.longest, in.number());
        sums.counted(runs, peaks);
        addBuckets(in, sums);
    }

    private static void add(NumberReader in, Amounts amounts) {
        int n = (int) in.number();
        if (n > 0) {
            amounts.add(n, in.number(), in.number());
        }
    }

    private static void addBuckets(NumberReader in, CellSums sums) {
        long bound = 0;
        for (long left = in.number(); left > 0; left--) {
            bound += in.number();
            sums.need(bound, (int) in.number());
        }
        bound = 0;
        for (long left = in.number(); left > 0; left--) {
            bound += in.number();
            sums.length(bound, (int) in.number());
        }
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

    private static ErrorCount error(NumberReader in, long start) {
        ErrorCount count = new ErrorCount();
        count.runs = (int) in.number();
        count.failures = (int) in.number();
        count.failedRuns = (int) in.number();
        count.last = start + in.number();
        for (long left = in.number(); left > 0; left--) {
            count.taskTypes.put(in.text(), (int) in.number());
        }
        return count;
    }
}
