package sh.fabrik.store;

/** The database cannot be used; the message is a sentence with its path, what is wrong and what to do. */
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreProblem(String message) {
        super(message);
    }

    public StoreProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
