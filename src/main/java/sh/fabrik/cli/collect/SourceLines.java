package sh.fabrik.cli.collect;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.loop.Collected;
import sh.fabrik.loop.GatherPlan;
import sh.fabrik.loop.GatherProgress;

/** One line per source on a terminal, once a collect takes longer than a second; silent elsewhere. */
final class SourceLines implements GatherProgress, AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final String UP = "\u001b[A";
    private static final String ERASE_LINE = "\r\u001b[K";

    private final boolean visible;
    private final int columns;
    private final PrintStream terminal;
    private final Map<String, String> states = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private long shownAt = begin + PATIENCE - PAUSE;
    private int shown;

    private SourceLines(boolean visible, int columns, PrintStream terminal) {
        this.visible = visible;
        this.columns = columns;
        this.terminal = terminal;
    }

    static SourceLines of(Surroundings surroundings, GatherPlan plan) {
        SourceLines lines = new SourceLines(surroundings.stderrTerminal(), surroundings.columns(), System.err);
        plan.inlets().forEach(inlet -> lines.states.put(inlet.feed().source(), "…"));
        return lines;
    }

    @Override
    public void reached(String source, long done) {
        say(source, done + " so far");
    }

    @Override
    public void ended(Collected collected) {
        say(
                collected.source(),
                collected.gaps().isEmpty() ? collected.seen() + ", done" : collected.seen() + ", with a gap");
    }

    @Override
    public void waiting() {
        show();
    }

    private void say(String source, String state) {
        states.put(source, state);
        show();
    }

    private void show() {
        long now = System.nanoTime();
        if (visible && now - shownAt > PAUSE) {
            shownAt = now;
            erase();
            states.forEach((name, what) -> terminal.println(fitted("collect " + name + ": " + what)));
            terminal.flush();
            shown = states.size();
        }
    }

    private String fitted(String line) {
        return line.length() < columns ? line : line.substring(0, Math.max(1, columns - 1));
    }

    private void erase() {
        terminal.print((UP + ERASE_LINE).repeat(shown));
        shown = 0;
    }

    @Override
    public void close() {
        erase();
        terminal.flush();
    }
}
