package sh.fabrik.collect.kubernetes;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.kubernetes.objects.Inventory;
import sh.fabrik.collect.kubernetes.objects.Remarks;

/** Makes runs of objects: the same for what kubectl printed and for what a cluster tells. */
public final class Runs {
    private final CollectRequest request;
    private final Remarks remarks;

    /** @param remarks gets what people should know of the runs, and of what is none */
    public Runs(CollectRequest request, Remarks remarks) {
        this.request = request;
        this.remarks = remarks;
    }

    /**
     * One part for each Job that is a run.
     *
     * @param asOf "now" for what lasts: the latest time that the objects, or the cluster's clock, know
     */
    public Stream<Found> in(Inventory inventory, Instant asOf) {
        Parts parts = new Parts(request, asOf, remarks);
        return Families.join(inventory, remarks).stream().flatMap(family -> run(family, parts));
    }

    private Stream<Found> run(Family family, Parts parts) {
        Marks marks = new Marks(family);
        Optional<KeptOut> keptOut = KeptOut.find(family, marks);
        keptOut.ifPresent(kind -> remarks.add(kind.sentence(), family.name()));
        return keptOut.isPresent() ? Stream.empty() : Stream.of(new Found.Part(parts.part(family, marks)));
    }
}
