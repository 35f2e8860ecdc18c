package sh.fabrik.rules.compile;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Drools from writing to the terminal: what it has to say reaches people as findings. */
public final class Quiet {
    /** Held here because java.util.logging forgets a logger, and its level, that nobody holds. */
    private static final List<Logger> SILENCED = List.of(
            Logger.getLogger("org.drools"),
            Logger.getLogger("org.kie"),
            Logger.getLogger("org.mvel"),
            Logger.getLogger("org.mvel2"));

    private Quiet() {}

    public static void please() {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
