package sh.fabrik.collect.kubernetes;

import java.io.InputStream;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.kubernetes.objects.Inventory;
import sh.fabrik.collect.kubernetes.objects.Remarks;

/**
 * Reads Jobs, pods and CronJobs as {@code kubectl get … -o json|yaml} prints them. No connection to a cluster is made.
 *
 * <p>What belongs to one Job is brought together over all inputs of a call, so the first run comes after all were read.
 */
public final class KubernetesCollector {

    /** As {@link #read(CollectRequest, InputStream)}, without standard input. */
    public Stream<Found> read(CollectRequest request) {
        return read(request, InputStream.nullInputStream());
    }

    /**
     * The runs in all inputs, then what could not be used and what people should know. Nothing is read before the stream is.
     *
     * @param request its paths are files, folders, and {@code -} for standard input
     * @param stdin is read to its end when a path asks for it, and not closed
     */
    public Stream<Found> read(CollectRequest request, InputStream stdin) {
        return Stream.of(request).flatMap(r -> found(r, stdin));
    }

    private static Stream<Found> found(CollectRequest request, InputStream stdin) {
        Remarks remarks = new Remarks();
        Inventory inventory = Inventory.read(request.paths(), stdin, remarks);
        inventory
                .cronJobs()
                .forEach(cron -> remarks.add("CronJobs are schedules, no runs; their Jobs are", cron.name()));
        Stream<Found> runs = new Runs(request, remarks).in(inventory, inventory.asOf());
        return Stream.of(runs, inventory.rejected().stream().map(Found.class::cast), later(remarks))
                .flatMap(all -> all);
    }

    /** Remarks are complete only when all runs went by. */
    private static Stream<Found> later(Remarks remarks) {
        return Stream.of(remarks).flatMap(Remarks::notices);
    }
}
