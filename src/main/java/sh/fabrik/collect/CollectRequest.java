package sh.fabrik.collect;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What to collect and for whom.
 *
 * @param paths files or folders as the user typed them
 * @param project project of everything that does not name its own
 * @param cluster name of the cluster, for the keys of Kubernetes jobs
 * @param spec spec of runs whose source does not name one (Smithers databases never do)
 * @param clock tells when something was first seen
 */
public record CollectRequest(List<Path> paths, String project, String cluster, Optional<String> spec, Clock clock) {
    public CollectRequest {
        paths = List.copyOf(paths);
    }
}
