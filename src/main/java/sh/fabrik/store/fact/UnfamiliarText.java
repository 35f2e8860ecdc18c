package sh.fabrik.store.fact;

/** A text that is not as this fabrik writes it. Whether it can be read all the same, the mapper knows. */
final class UnfamiliarText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfamiliarText(String what) {
        super(what, null, false, false);
    }
}
