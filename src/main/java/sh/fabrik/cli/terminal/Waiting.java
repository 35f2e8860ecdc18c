package sh.fabrik.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A sign of life on a terminal for work that takes longer than a second and cannot say how far it is. */
public final class Waiting implements AutoCloseable {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final long PATIENCE_MS = 1000;

    private final PrintStream terminal;
    private final AtomicBoolean shown = new AtomicBoolean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "waiting");
        thread.setDaemon(true);
        return thread;
    });

    private Waiting(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Says after a second what is going on, until it is closed.
     *
     * @param visible whether a terminal is there to say it on
     */
    public static Waiting during(String work, boolean visible) {
        Waiting waiting = new Waiting(System.err);
        if (visible) {
            waiting.clock.scheduleAtFixedRate(new Line(waiting, work), PATIENCE_MS, PATIENCE_MS, TimeUnit.MILLISECONDS);
        }
        return waiting;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            if (shown.getAndSet(false)) {
                terminal.print(ERASE_LINE);
                terminal.flush();
            }
        }
    }

    /** What is said each second. */
    private static final class Line implements Runnable {
        private final Waiting waiting;
        private final String work;
        private int seconds;

        Line(Waiting waiting, String work) {
            this.waiting = waiting;
            this.work = work;
        }

        @Override
        public void run() {
            seconds++;
            synchronized (waiting) {
                if (!waiting.clock.isShutdown()) {
                    waiting.shown.set(true);
                    waiting.terminal.print(ERASE_LINE + work + " … " + seconds + " s");
                    waiting.terminal.flush();
                }
            }
        }
    }
}
