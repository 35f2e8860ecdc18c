package sh.fabrik.collect.spec;

/** A readable file that is something else than a spec; the message is the reason, as a clause. */
final class NoSpec extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSpec(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
