package sh.fabrik.collect.spec;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Spec;

/** What a collect of specs found, by kind. */
record Collected(List<Found> all) {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    static Collected from(Path... paths) {
        CollectRequest request = new CollectRequest(
                Arrays.asList(paths), "demo", "", Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
        try (Stream<Found> found = new SpecCollector().read(request)) {
            return new Collected(found.toList());
        }
    }

    List<Spec> specs() {
        return of(Found.SpecFile.class).map(Found.SpecFile::spec).toList();
    }

    List<String> ids() {
        return specs().stream().map(spec -> spec.id().id()).toList();
    }

    Spec spec(String id) {
        return specs().stream()
                .filter(spec -> spec.id().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Found.Rejected> rejected() {
        return of(Found.Rejected.class).toList();
    }

    List<String> notices() {
        return of(Found.Notice.class).map(Found.Notice::sentence).toList();
    }

    private <T extends Found> Stream<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }
}
