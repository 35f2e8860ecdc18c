package sh.fabrik.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Sends output that is longer than a screen through the user's pager. Short output goes straight to the terminal, so that nothing is
 * started for it. Where the pager cannot be started, the output appears without it.
 */
public final class Pager extends OutputStream {
    private static final String USUAL = "less -FIRX";

    /** Fewer lines fit every terminal. */
    private static final int LINES_WITHOUT = 20;

    private final OutputStream terminal;
    private final String command;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int lines;
    private Optional<Process> process = Optional.empty();
    private boolean direct;

    /** @param command run by {@code sh} */
    Pager(OutputStream terminal, String command) {
        this.terminal = terminal;
        this.command = command;
    }

    /** The output with a pager in front, or as it is where the user wants none. */
    public static OutputStream before(OutputStream terminal, Map<String, String> environment) {
        return command(environment)
                .<OutputStream>map(command -> new Pager(terminal, command))
                .orElse(terminal);
    }

    /** FABRIK_PAGER, else PAGER, else less; empty or {@code cat} is none. */
    static Optional<String> command(Map<String, String> environment) {
        String chosen = environment.getOrDefault("FABRIK_PAGER", environment.getOrDefault("PAGER", USUAL));
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return Optional.of(chosen.strip()).filter(word -> !dumb && !word.isEmpty() && !word.equals("cat"));
    }

    @Override
    public void write(int letter) throws IOException {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (direct) {
            terminal.write(bytes, from, length);
            return;
        }
        for (int i = from; i < from + length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        held.write(bytes, from, length);
        if (lines > LINES_WITHOUT) {
            handOver();
        }
    }

    /** Only hands on what a pager already shows: what is held back may still be short. */
    @Override
    public void flush() throws IOException {
        if (direct) {
            terminal.flush();
        }
    }

    /** Shows the rest and waits until the reader has left the pager. */
    @Override
    public void close() throws IOException {
        if (process.isEmpty()) {
            held.writeTo(terminal);
            held.reset();
            terminal.flush();
            return;
        }
        handOver();
        closeQuietly(process.get().getOutputStream());
        try {
            process.get().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver() throws IOException {
        if (process.isEmpty()) {
            process = start();
        }
        if (process.isEmpty()) {
            direct = true;
            held.writeTo(terminal);
        } else {
            writeTo(process.get().getOutputStream());
        }
        held.reset();
    }

    private Optional<Process> start() {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "FIRX");
        builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A reader who left early has seen enough. */
    private void writeTo(OutputStream pager) {
        try {
            held.writeTo(pager);
            pager.flush();
        } catch (IOException e) {
            closeQuietly(pager);
        }
    }

    private static void closeQuietly(OutputStream pager) {
        try {
            pager.close();
        } catch (IOException e) {
            // the reader left before the end
        }
    }
}
