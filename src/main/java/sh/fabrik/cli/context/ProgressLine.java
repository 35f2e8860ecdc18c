package sh.fabrik.cli.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import sh.fabrik.loop.Progress;

/** Shows on a terminal how far a step is, once it takes longer than a second; silent elsewhere. */
public final class ProgressLine implements Progress, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String ERASE_LINE = "\r\u001b[K";

    private final boolean visible;
    private final String title;
    private final int columns;
    private final Instant begin = Instant.now();
    private Optional<ProgressBar> bar = Optional.empty();

    private ProgressLine(boolean visible, String title, int columns) {
        this.visible = visible;
        this.title = title;
        this.columns = columns;
    }

    /** A line with a title, visible when stderr is a terminal. */
    public static ProgressLine of(Surroundings surroundings, String title) {
        return new ProgressLine(surroundings.stderrTerminal(), title, surroundings.columns());
    }

    @Override
    public void reached(long done) {
        if (visible && bar.isEmpty() && Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0) {
            bar = Optional.of(open());
        }
        bar.ifPresent(shown -> shown.stepTo(done));
    }

    private ProgressBar open() {
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, Math.max(40, columns - 1)))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void close() {
        bar.ifPresent(shown -> {
            shown.close();
            System.err.print(ERASE_LINE);
            System.err.flush();
        });
        bar = Optional.empty();
    }
}
