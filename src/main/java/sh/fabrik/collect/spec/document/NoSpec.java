package sh.fabrik.collect.spec.document;

/** A readable file that is something else than a spec; the message is the reason, as a clause. */
public final class NoSpec extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoSpec(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
