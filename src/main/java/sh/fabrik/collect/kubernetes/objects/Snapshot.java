package sh.fabrik.collect.kubernetes.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import sh.fabrik.collect.kubernetes.outcome.Given;

/**
 * An object as one file shows it.
 *
 * @param object has metadata with a uid
 * @param where the file
 * @param latest the latest time that the object knows: it is at least as fresh as this
 * @param gone the file is a watch that saw the object's deletion
 */
public record Snapshot<T extends HasMetadata>(T object, String where, Instant latest, boolean gone) {

    public String uid() {
        return object.getMetadata().getUid();
    }

    /** Namespace and name, for people. */
    public String name() {
        String namespace = Given.text(object.getMetadata().getNamespace())
                .map(n -> n + "/")
                .orElse("");
        return namespace + Given.text(object.getMetadata().getName()).orElse(uid());
    }

    /** The fresher of two snapshots of one object; the other one when both are equally fresh. */
    static <T extends HasMetadata> Snapshot<T> fresher(Snapshot<T> one, Snapshot<T> other) {
        Optional<Integer> byVersion = one.version().flatMap(a -> other.version().map(b -> a.compareTo(b)));
        int order = byVersion.filter(o -> o != 0).orElseGet(() -> one.latest.compareTo(other.latest));
        return order > 0 ? one : other;
    }

    private Optional<BigInteger> version() {
        return Given.text(object.getMetadata().getResourceVersion())
                .filter(v -> v.length() < 40 && v.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(BigInteger::new);
    }
}
