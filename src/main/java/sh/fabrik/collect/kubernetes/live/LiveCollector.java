package sh.fabrik.collect.kubernetes.live;

import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

/**
 * Reads runs from a cluster: lists Jobs page by page with their pods, then watches them for as long as the settings say. A
 * cluster that does not answer is a {@link Found.Gap}; nothing is thrown for it.
 */
public final class LiveCollector {
    private final KubernetesSource source;
    private final Backoff backoff;

    public LiveCollector(KubernetesSource source) {
        this(source, Backoff.USUAL);
    }

    LiveCollector(KubernetesSource source, Backoff backoff) {
        this.source = source;
        this.backoff = backoff;
    }

    /**
     * Lazy: no connection is made before the stream is read. {@link Found.Pause} comes after each list and whenever a watch
     * waits, so that what was seen is saved.
     *
     * @param request its cluster name is replaced by the one of the settings; its paths are not used
     * @param known what earlier collects left: without it a Job that vanished is not missed
     * @return close it, also when it was not read to its end: it holds a connection
     */
    public Stream<Found> read(CollectRequest request, Known known) {
        CollectRequest named = new CollectRequest(
                request.paths(), request.project(), source.cluster(), request.spec(), request.clock());
        return new LiveReading(new Asking(source, named, known, backoff)).stream();
    }
}
