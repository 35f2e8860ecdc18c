package sh.fabrik.rules.compile;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps Drools from writing to the terminal: what it has to say reaches people as findings. */
public final class Quiet {
    /** Held here because java.util.logging forgets a logger, and its level, that nobody holds. */
    private static final List<Logger> SILENCED = List.of("org.drools", "org.kie", "org.mvel", "org.mvel2").stream()
            .map(Logger::getLogger)
            .toList();

    private Quiet() {}

    public static void please() {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
