package sh.fabrik.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import sh.fabrik.run.Pod;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.store.MergedRun.SourcedError;

/** Brings together the lists of several sources, each list in an order of its own content. */
final class Lists {
    private static final Comparator<SourcedError> IN_TIME = Comparator.comparing(
                    (SourcedError each) -> each.error().at().orElse(Instant.MAX))
            .thenComparing(each -> each.error().type())
            .thenComparing(each -> each.error().message())
            .thenComparing(SourcedError::source);

    private Lists() {}

    static List<TaskAttempt> tasks(List<RunPart> best) {
        return merged(best, RunPart::tasks, ItemMerge::tasks);
    }

    static List<ResourceReading> readings(List<RunPart> best) {
        return merged(best, RunPart::resources, ItemMerge::readings);
    }

    static List<Pod> pods(List<RunPart> best) {
        return merged(best, RunPart::pods, ItemMerge::pods);
    }

    /** An error that a better informed source has already reported is not reported again. */
    static List<SourcedError> errors(List<RunPart> best) {
        Set<List<Object>> reported = new HashSet<>();
        List<SourcedError> errors = new ArrayList<>();
        for (RunPart part : best) {
            List<RunError> fresh = part.errors().stream()
                    .filter(error -> !reported.contains(content(error)))
                    .toList();
            fresh.forEach(error -> {
                errors.add(new SourcedError(part.key().source(), error));
                reported.add(content(error));
            });
        }
        errors.sort(IN_TIME);
        return List.copyOf(errors);
    }

    private static List<Object> content(RunError error) {
        return List.of(error.type(), error.message());
    }

    private static <T> List<T> merged(
            List<RunPart> best, Function<RunPart, List<T>> what, BinaryOperator<List<T>> merge) {
        return best.stream().map(what).reduce(List.of(), merge);
    }
}
