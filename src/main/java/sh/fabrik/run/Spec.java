package sh.fabrik.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A spec as it stands in a folder.
 *
 * @param path relative to the folder's root, for people
 * @param type kind of work, as docs/specs.md derives it
 * @param complexity how much is in it, as docs/specs.md derives it
 * @param taskCount tasks of its todo; absent when there is none
 * @param memoryLimit from its {@code resources}
 * @param timeout from its {@code resources}
 * @param fingerprint SHA-256 over its content and todo, without what advice may change
 * @param configurationHash SHA-256 over {@code resources} and {@code model}
 * @param text what rules may know of the text
 * @param versions earlier and present versions, oldest first, where a git history or nothing better than "now" tells
 */
public record Spec(
        SpecId id,
        String path,
        Optional<String> title,
        Optional<String> type,
        Optional<Complexity> complexity,
        Optional<Integer> taskCount,
        Optional<Memory> memoryLimit,
        Optional<Cpu> cpuLimit,
        Optional<Model> model,
        Optional<Duration> timeout,
        String fingerprint,
        String configurationHash,
        Text text,
        List<Version> versions) {

    public Spec {
        versions = List.copyOf(versions);
    }

    /** The same spec with these versions, oldest first. */
    public Spec withVersions(List<Version> to) {
        return new Spec(
                id,
                path,
                title,
                type,
                complexity,
                taskCount,
                memoryLimit,
                cpuLimit,
                model,
                timeout,
                fingerprint,
                configurationHash,
                text,
                to);
    }

    /** How much is in a spec. */
    public enum Complexity {
        LOW,
        MEDIUM,
        HIGH
    }

    /**
     * What rules may know of a spec's text.
     *
     * @param mentionsRetry whether it already speaks of retries or back-off
     */
    public record Text(int acceptanceCriteria, int dependencies, boolean mentionsRetry, List<String> taskIds) {
        public Text {
            taskIds = List.copyOf(taskIds);
        }
    }

    /**
     * A version of a spec.
     *
     * @param validFrom committed (git) or first seen, UTC
     * @param revision the git commit
     */
    public record Version(
            String fingerprint, String configurationHash, Instant validFrom, Origin origin, Optional<String> revision) {
        /** How the begin of its validity is known. */
        public enum Origin {
            GIT,
            FIRST_SEEN
        }
    }
}
