package sh.fabrik.collect.kubernetes.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a cluster answers when it is asked for one of each thing that a collect reads.
 *
 * @param failures sentences: without these no run is known
 * @param shortcomings sentences: without these less is known of runs
 * @param ahead how far its clock is before ours; empty when it does not answer
 */
public record ClusterProbe(List<String> failures, List<String> shortcomings, Optional<Duration> ahead) {
    private static final Map<String, String> ONE = Map.of("limit", "1");

    public ClusterProbe {
        failures = List.copyOf(failures);
        shortcomings = List.copyOf(shortcomings);
    }

    /** Asks; each answer may take as long as the settings allow. */
    public static ClusterProbe of(KubernetesSource source, Clock clock) {
        try (ApiServer server = ApiServer.open(source, clock)) {
            return ask(server, clock);
        } catch (Unanswered e) {
            return new ClusterProbe(List.of(e.sentence()), List.of(), Optional.empty());
        }
    }

    /** Who is refused one thing may be let in to another; a server that is away is away for all. */
    private static ClusterProbe ask(ApiServer server, Clock clock) {
        List<String> failures = new ArrayList<>();
        List<String> shortcomings = new ArrayList<>();
        Optional<Duration> ahead = Optional.empty();
        for (Resource resource : Resource.values()) {
            try {
                Instant theirs = server.list(resource, ONE).at();
                ahead = Optional.of(Duration.between(clock.instant(), theirs));
            } catch (Unanswered e) {
                (isNeeded(resource) ? failures : shortcomings).add(e.sentence());
                if (!e.isForbidden()) {
                    break;
                }
            }
        }
        return new ClusterProbe(failures, shortcomings, ahead);
    }

    private static boolean isNeeded(Resource resource) {
        return resource == Resource.JOBS || resource == Resource.PODS;
    }
}
