package sh.fabrik.collect.spec.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.spec.document.SpecHash;
import sh.fabrik.run.Spec.Version;

/** Collects the versions of specs from states that are added oldest first; equal ones in a row are one. */
public final class VersionList {
    private final Map<String, List<Version>> versions = new LinkedHashMap<>();

    /** @param since of a commit with a wrong clock it may lie before the commit it follows: then that one's time counts */
    void add(Map<String, SpecHash> specs, Instant since, String commit) {
        specs.forEach((id, hash) -> append(
                versions.computeIfAbsent(id, unused -> new ArrayList<>()),
                new Version(hash.fingerprint(), hash.configuration(), since, Version.Origin.GIT, Optional.of(commit))));
    }

    History history(Optional<String> notice) {
        return new History(Map.copyOf(versions), notice.stream().toList());
    }

    /** Earlier versions and the present one, which counts from now on where nobody committed it. */
    public static List<Version> withPresent(List<Version> earlier, SpecHash present, Instant now) {
        List<Version> all = new ArrayList<>(earlier);
        append(
                all,
                new Version(
                        present.fingerprint(),
                        present.configuration(),
                        now,
                        Version.Origin.FIRST_SEEN,
                        Optional.empty()));
        return List.copyOf(all);
    }

    private static void append(List<Version> versions, Version next) {
        if (versions.isEmpty()) {
            versions.add(next);
            return;
        }
        Version last = versions.get(versions.size() - 1);
        if (same(last, next)) {
            return;
        }
        if (last.validFrom().isBefore(next.validFrom())) {
            versions.add(next);
            return;
        }
        versions.remove(last);
        append(versions, at(next, last.validFrom()));
    }

    private static Version at(Version version, Instant time) {
        return new Version(
                version.fingerprint(), version.configurationHash(), time, version.origin(), version.revision());
    }

    private static boolean same(Version a, Version b) {
        return a.fingerprint().equals(b.fingerprint()) && a.configurationHash().equals(b.configurationHash());
    }
}
