package sh.fabrik.run;

import java.time.Duration;
import java.time.Instant;

/**
 * The span of history an analysis looks at; ages and weights count back from its end.
 *
 * @param since inclusive, UTC
 * @param asOf inclusive, UTC: the analysis' "now"
 */
public record Window(Instant since, Instant asOf) {
    public Window {
        if (since.isAfter(asOf)) {
            throw new UnreadableValue("The window starts at " + since + ", after its end " + asOf
                    + "; give an earlier --since or a later --as-of.");
        }
    }

    public static Window last(Duration length, Instant asOf) {
        return new Window(asOf.minus(length), asOf);
    }

    public Duration length() {
        return Duration.between(since, asOf);
    }
}
