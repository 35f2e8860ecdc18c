package sh.fabrik.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The process's standard output, which remembers that it could not be written: Java's own keeps that to itself, and an export that
 * ended on a full disk would look like a whole one.
 */
public final class StandardOutput extends OutputStream {
    private final OutputStream out;

    @Nullable
    private volatile IOException lost;

    /** @param out what is written to */
    public StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Puts itself in the place of {@link System#out}. */
    public static StandardOutput ofProcess() {
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(new BufferedOutputStream(output)));
        return output;
    }

    @Override
    public void write(int letter) throws IOException {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            lost = e;
            throw e;
        }
    }

    /**
     * Whether all was written, or its reader had enough, as {@code head} has.
     *
     * @param err is told when it was not
     */
    public boolean isWhole(PrintStream err) {
        System.out.flush();
        IOException problem = lost;
        if (problem == null || String.valueOf(problem.getMessage()).contains("Broken pipe")) {
            return true;
        }
        err.println("fabrik: The output could not be written to its end: " + problem.getMessage()
                + ". Make room or write it elsewhere, and run the command again.");
        return false;
    }
}
