package sh.fabrik.store;

import static sh.fabrik.store.Fill.first;
import static sh.fabrik.store.Fill.or;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Quality;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.store.MergedRun.CostOrigins;
import sh.fabrik.store.MergedRun.Peaks;

/**
 * Derives a run from the parts that belong to it: per value the best informed source that knows it. The same parts give the
 * same run, in whatever order they come.
 */
final class RunMerge {
    /** Among parts of one source (two lint reports) the latest knows best. */
    private static final Comparator<RunPart> BEST_FIRST = Comparator.comparing(
                    (RunPart part) -> part.key().source())
            .thenComparing(Comparator.comparingLong(RunPart::revision).reversed())
            .thenComparing(RunPart::key);

    private RunMerge() {}

    /** @param parts all parts of one run, at least one */
    static MergedRun merge(Collection<RunPart> parts) {
        return parts.size() == 1 ? ofOne(parts.iterator().next()) : ofMany(parts);
    }

    /** The same as {@link #ofMany} for one part, without asking who knows best: large histories are of such runs. */
    static MergedRun ofOne(RunPart part) {
        boolean plain = part.key().source() == Source.CSV && part.tasks().isEmpty();
        if (!plain || part.resources().size() > 1 || part.errors().size() > 1) {
            return ofMany(List.of(part));
        }
        return new MergedRun(
                part.runId(),
                part.project(),
                SpanMerge.ofOne(part.timing()),
                part.configuration().memoryLimit().isPresent()
                                || part.resources().isEmpty()
                        ? part.configuration()
                        : configuration(List.of(part), part.resources()),
                VerdictMerge.ofOne(part.verdict()),
                part.effort(),
                part.spend(),
                CostOrigins.stated(part.spend()),
                part.quality(),
                part.resources().isEmpty()
                        ? Peaks.UNKNOWN
                        : Peaks.of(part.resources().get(0)),
                part.tasks(),
                part.resources(),
                part.errors().isEmpty()
                        ? List.of()
                        : List.of(new MergedRun.SourcedError(
                                part.key().source(), part.errors().get(0))),
                part.pods());
    }

    static MergedRun ofMany(Collection<RunPart> parts) {
        List<RunPart> best = parts.stream().sorted(BEST_FIRST).toList();
        List<TaskAttempt> tasks = Lists.tasks(best);
        List<ResourceReading> readings = Lists.readings(best);
        Spend spend = spend(best, tasks);
        return new MergedRun(
                best.get(0).runId(),
                best.get(0).project(),
                SpanMerge.merge(best),
                configuration(best, readings),
                VerdictMerge.merge(best),
                effort(best, tasks),
                spend,
                CostOrigins.stated(spend),
                quality(best),
                peaks(readings),
                tasks,
                readings,
                Lists.errors(best),
                Lists.pods(best));
    }

    private static Configuration configuration(List<RunPart> best, List<ResourceReading> readings) {
        return new Configuration(
                first(best, part -> part.configuration().specId()),
                first(best, part -> part.configuration().specPath()),
                first(best, part -> part.configuration().specType()),
                or(
                        first(best, part -> fingerprint(part, Fingerprint.Origin.DECLARED)),
                        first(best, part -> fingerprint(part, Fingerprint.Origin.INFERRED))),
                first(best, part -> part.configuration().model()),
                or(
                        first(best, part -> part.configuration().memoryLimit()),
                        first(readings, ResourceReading::memoryLimit)),
                first(best, part -> part.configuration().cpuLimit()),
                first(best, part -> part.configuration().timeout()),
                first(best, part -> part.configuration().memoryRequest()),
                first(best, part -> part.configuration().cpuRequest()),
                first(best, part -> part.configuration().advice()));
    }

    private static Optional<Fingerprint> fingerprint(RunPart part, Fingerprint.Origin origin) {
        return part.configuration().fingerprint().filter(print -> print.origin() == origin);
    }

    /** Smithers knows its own work; the counts in Kubernetes annotations never go down to tasks. */
    private static Effort effort(List<RunPart> best, List<TaskAttempt> tasks) {
        List<RunPart> work = best.stream()
                .sorted(Comparator.comparing(part -> part.key().source() == Source.KUBERNETES))
                .toList();
        return new Effort(
                or(first(work, part -> part.effort().iterations()), loops(tasks)),
                or(first(work, part -> part.effort().attempts()), counted(tasks)),
                first(work, part -> part.effort().tasksTotal()),
                first(work, part -> part.effort().tasksCompleted()),
                first(best, part -> part.effort().inputBytes()));
    }

    private static Optional<Integer> loops(List<TaskAttempt> tasks) {
        return tasks.stream().map(task -> task.iteration() + 1).max(Comparator.naturalOrder());
    }

    private static Optional<Integer> counted(List<TaskAttempt> tasks) {
        return Optional.of(tasks.size()).filter(count -> count > 0);
    }

    /** What the run's annotation says, else the sum of what its attempts say. The counts of one source belong together. */
    private static Spend spend(List<RunPart> best, List<TaskAttempt> tasks) {
        return new Spend(
                or(first(best, part -> part.spend().llm()), stated(tasks)),
                first(best, part -> part.spend().infrastructure()),
                tokens(best, tasks));
    }

    /** Empty when an attempt that used tokens does not state its cost: a part of the cost is not the cost. */
    private static Optional<Usd> stated(List<TaskAttempt> tasks) {
        boolean complete = tasks.stream()
                .filter(task -> task.tokens().areKnown())
                .allMatch(task -> task.cost().isPresent());
        return complete
                ? tasks.stream()
                        .map(TaskAttempt::cost)
                        .flatMap(Optional::stream)
                        .reduce(Usd::plus)
                : Optional.empty();
    }

    private static Tokens tokens(List<RunPart> best, List<TaskAttempt> tasks) {
        return best.stream()
                .map(part -> part.spend().tokens())
                .filter(Tokens::areKnown)
                .findFirst()
                .orElseGet(() -> tasks.stream().map(TaskAttempt::tokens).reduce(Tokens.UNKNOWN, Tokens::plus));
    }

    private static Quality quality(List<RunPart> best) {
        return new Quality(
                first(best, part -> part.quality().errorRate()),
                first(best, part -> part.quality().latencyP95()));
    }

    private static Peaks peaks(List<ResourceReading> readings) {
        return new Peaks(
                or(
                        first(
                                readings,
                                reading -> reading.source().equals(ResourceReading.KERNEL)
                                        ? reading.memoryPeak()
                                        : Optional.empty()),
                        largest(readings, ResourceReading::memoryPeak)),
                first(readings, ResourceReading::cpuMean),
                largest(readings, ResourceReading::cpuPeak));
    }

    private static <T extends Comparable<T>> Optional<T> largest(
            List<ResourceReading> readings, Function<ResourceReading, Optional<T>> what) {
        return readings.stream().map(what).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
