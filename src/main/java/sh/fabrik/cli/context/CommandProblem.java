package sh.fabrik.cli.context;

/** A command cannot go on; the message is a sentence for people. */
public final class CommandProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** @param message a sentence: what, where, and what to do next */
    public CommandProblem(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
