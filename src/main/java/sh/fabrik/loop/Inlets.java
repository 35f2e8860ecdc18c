package sh.fabrik.loop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.kubernetes.live.Known;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;
import sh.fabrik.collect.kubernetes.live.LiveCollector;
import sh.fabrik.collect.lint.LintCollector;
import sh.fabrik.collect.smithers.SmithersCollector;
import sh.fabrik.collect.spec.SpecCollector;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Window;
import sh.fabrik.store.PlaceMarks;
import sh.fabrik.store.gap.Feed;

/** The ways in that the settings describe. */
public final class Inlets {
    private final ConfiguredSources sources;
    private final String project;
    private final String cluster;
    private final Clock clock;
    private final boolean again;

    /**
     * @param project of everything that does not name its own
     * @param cluster name of the cluster, for the keys of Kubernetes jobs
     */
    public Inlets(ConfiguredSources sources, String project, String cluster, Clock clock) {
        this(sources, project, cluster, clock, false);
    }

    private Inlets(ConfiguredSources sources, String project, String cluster, Clock clock, boolean again) {
        this.sources = sources;
        this.project = project;
        this.cluster = cluster;
        this.clock = clock;
        this.again = again;
    }

    /** The same, but metrics and logs are asked also about runs about which they answered before. */
    public Inlets askingAgain() {
        return new Inlets(sources, project, cluster, clock, true);
    }

    /** Each configured source once; one whose settings are broken fails when it is opened, and only itself. */
    public List<Inlet> all() {
        List<Inlet> all = new ArrayList<>();
        files("specs", sources.specs(), request -> new SpecCollector().read(request))
                .ifPresent(all::add);
        smithers(sources.smithers()).ifPresent(all::add);
        files("lint", sources.lint(), request -> new LintCollector().read(request))
                .ifPresent(all::add);
        sources.kubernetes().ifPresent(source -> all.add(kubernetes(source)));
        all.addAll(FollowUpInlets.of(sources, cluster, clock, again));
        return List.copyOf(all);
    }

    /** Databases and logs of hundreds of runs lie there, and only few are written to between two collects. */
    private Optional<Inlet> smithers(List<Path> paths) {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        Feed feed = new Feed("smithers", project);
        return Optional.of(new Inlet(feed, Set.of(), Duration.ZERO, (history, due) -> {
            Map<String, String> marks =
                    PlaceMarks.of(history, feed.source(), feed.place()).all();
            return () -> new SmithersCollector().readChanged(request(present(paths)), marks);
        }));
    }

    /** The first time it is asked, it can tell of as long as Jobs stay after their end. */
    private Inlet kubernetes(KubernetesSource source) {
        return new Inlet(new Feed("kubernetes", source.cluster()), Set.of(), Duration.ofDays(7), (history, due) -> {
            Instant since = due.stream()
                    .map(Window::since)
                    .min(Comparator.naturalOrder())
                    .orElse(clock.instant());
            Known known = ClusterMemory.of(history, source.cluster(), since);
            return () -> new LiveCollector(source).read(request(List.of()), known);
        });
    }

    private Optional<Inlet> files(String source, List<Path> paths, Function<CollectRequest, Stream<Found>> collector) {
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(Inlet.ofFiles(new Feed(source, project), () -> collector.apply(request(present(paths)))));
    }

    private static List<Path> present(List<Path> paths) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UnreadableValue(path + " is not there; correct the configuration, or mount it.");
            }
        }
        return paths;
    }

    private CollectRequest request(List<Path> paths) {
        return new CollectRequest(paths, project, cluster, Optional.empty(), clock);
    }
}
