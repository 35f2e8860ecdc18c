package sh.fabrik.collect;

/** A file that cannot be used as a whole; the message is a sentence that says what is wrong and what to do. */
public final class UnreadableContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;

    /** @param where the file, with {@code :line:column} where the place is known */
    public UnreadableContent(String where, String sentence) {
        super(sentence);
        this.where = where;
    }

    /** The file, with {@code :line:column} where the place is known. */
    public String where() {
        return where;
    }
}
