package sh.fabrik.collect.kubernetes.live;

import java.time.Instant;
import java.util.List;

/**
 * What earlier collects left for this one.
 *
 * @param since when the cluster was last collected: a gap begins there; the epoch when it never was
 * @param active runs of this cluster that went on then
 */
public record Known(Instant since, List<ActiveRun> active) {
    public static final Known NOTHING = new Known(Instant.EPOCH, List.of());

    public Known {
        active = List.copyOf(active);
    }
}
