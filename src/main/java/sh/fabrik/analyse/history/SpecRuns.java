package sh.fabrik.analyse.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * One spec's ended runs in the window: all of them counted, and the latest one by one.
 *
 * @param counts all of them
 * @param runs the latest, newest first, at most {@link RunReader#LATEST}
 * @param scope all of them as SQL
 */
public record SpecRuns(SpecNow spec, SpecCounts counts, List<EndedRun> runs, AgeWeight weight, SpecScope scope) {
    public static final String UNKNOWN = "unknown";

    public SpecRuns {
        runs = List.copyOf(runs);
    }

    public SpecId id() {
        return spec.id();
    }

    /** As its folder says, else as its latest run says, else {@value #UNKNOWN}. */
    public String type() {
        return spec.type().or(() -> latest(run -> run.settings().type())).orElse(UNKNOWN);
    }

    public String complexity() {
        return spec.complexity().orElse(UNKNOWN);
    }

    public Optional<Model> model() {
        return spec.model().or(() -> latest(run -> run.settings().model()));
    }

    public Optional<Memory> memoryLimit() {
        return spec.memoryLimit().or(() -> latest(run -> run.settings().memoryLimit()));
    }

    public Optional<Cpu> cpuLimit() {
        return spec.cpuLimit().or(() -> latest(run -> run.settings().cpuLimit()));
    }

    public Optional<String> fingerprint() {
        return spec.fingerprint().or(() -> latest(run -> run.settings().fingerprint()));
    }

    public <T> Optional<T> latest(Function<EndedRun, Optional<T>> value) {
        for (EndedRun run : runs) {
            Optional<T> known = value.apply(run);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    public List<EndedRun> which(Predicate<EndedRun> which) {
        List<EndedRun> found = new ArrayList<>();
        for (EndedRun run : runs) {
            if (which.test(run)) {
                found.add(run);
            }
        }
        return found;
    }

    /** A value of the latest runs, of those of which it is known, from the smallest to the largest. */
    public <T> long[] ascending(Function<EndedRun, Optional<T>> value, ToLongFunction<T> number) {
        long[] numbers = new long[runs.size()];
        int known = 0;
        for (EndedRun run : runs) {
            Optional<T> seen = value.apply(run);
            if (seen.isPresent()) {
                numbers[known] = number.applyAsLong(seen.get());
                known++;
            }
        }
        long[] ascending = Arrays.copyOf(numbers, known);
        Arrays.sort(ascending);
        return ascending;
    }

    /** {@link #runs} as SQL. */
    public SpecScope latestScope() {
        return runs.size() < RunReader.LATEST ? scope : scope.latest();
    }

    public double weightOf(EndedRun run) {
        return weight.of(run.end().getEpochSecond());
    }

    /** Ids, newest first, as many as evidence carries. */
    public static List<String> ids(List<EndedRun> runs) {
        List<String> ids = new ArrayList<>();
        for (EndedRun run : runs.subList(0, Math.min(runs.size(), Evidence.MOST_RUNS))) {
            ids.add(run.id());
        }
        return ids;
    }
}
