package sh.fabrik.run;

/** A value from outside that cannot be read; the message is a sentence that names it and shows a right one. */
public final class UnreadableValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public UnreadableValue(String message) {
        super(message);
        this.sentence = message;
    }

    /** The message. */
    public String sentence() {
        return sentence;
    }
}
