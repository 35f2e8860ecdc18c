package sh.fabrik.rules.engine;

/** Rules that fire each other, or themselves, without end. */
public final class RuleLoop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuleLoop(String busiest, int times, int limit) {
        super("The rules did not come to an end within " + limit + " firings; " + busiest + " fired " + times
                + " times. A rule must not insert what its own condition waits for.");
    }
}
