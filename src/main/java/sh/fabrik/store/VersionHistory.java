package sh.fabrik.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Spec.Version;
import sh.fabrik.run.Spec.Version.Origin;

/**
 * The versions of a spec as all collects together know them. What git says is never given up; "first seen" stands for what
 * git does not know.
 */
final class VersionHistory {
    private final List<Version> versions;

    private VersionHistory(List<Version> versions) {
        this.versions = versions;
    }

    /** @param seen what the new collect says, oldest first */
    static List<Version> merge(List<Version> stored, List<Version> seen) {
        VersionHistory history = new VersionHistory(new ArrayList<>());
        of(Origin.GIT, stored).forEach(history::add);
        of(Origin.GIT, seen).forEach(history::add);
        of(Origin.FIRST_SEEN, stored).forEach(history::addUnlessValid);
        of(Origin.FIRST_SEEN, seen).forEach(history::addUnlessValid);
        return List.copyOf(history.versions);
    }

    private static List<Version> of(Origin origin, List<Version> versions) {
        return versions.stream()
                .filter(version -> version.origin() == origin)
                .sorted(Comparator.comparing(Version::validFrom))
                .toList();
    }

    private void add(Version version) {
        if (versions.stream().noneMatch(known -> isSame(known, version) && begin(known) == begin(version))) {
            versions.add(version);
        }
    }

    /** What is valid already was not seen first. */
    private void addUnlessValid(Version version) {
        if (validAt(version.validFrom()).filter(valid -> isSame(valid, version)).isEmpty()) {
            add(version);
        }
    }

    private Optional<Version> validAt(Instant time) {
        return versions.stream()
                .filter(version -> begin(version) <= time.getEpochSecond())
                .reduce((one, two) -> begin(two) >= begin(one) ? two : one);
    }

    private static boolean isSame(Version one, Version two) {
        return one.fingerprint().equals(two.fingerprint())
                && one.configurationHash().equals(two.configurationHash());
    }

    private static long begin(Version version) {
        return version.validFrom().getEpochSecond();
    }
}
