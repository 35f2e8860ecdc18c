package sh.fabrik.rules.scenario;

/** A scenario that cannot be played as it is written; the message says where and what to write instead. */
public final class UnreadableScenario extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableScenario(String message) {
        super(message);
    }
}
