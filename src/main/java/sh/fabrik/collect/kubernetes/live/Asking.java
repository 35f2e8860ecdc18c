package sh.fabrik.collect.kubernetes.live;

import java.time.Instant;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

/** All that one collect was told. */
record Asking(KubernetesSource source, CollectRequest request, Known known, Backoff backoff) {

    Instant now() {
        return request.clock().instant();
    }

    /** A stretch that the cluster could not tell about. */
    Found.Gap gap(Instant from, String reason) {
        Instant now = now();
        return new Found.Gap("kubernetes", from.isAfter(now) ? now : from, now, reason);
    }
}
