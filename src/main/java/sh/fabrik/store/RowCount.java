package sh.fabrik.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.CountedRun;
import sh.fabrik.store.counters.Day;

/** A row of {@code runs} that is about to be written, as the counters need it: what {@link DayRuns} would read of it later. */
final class RowCount {
    private RowCount() {}

    /** Empty when the run has no outcome or no time: then it is not counted. */
    static Optional<CountedRun> of(RunRow row) {
        MergedRun run = row.run();
        Optional<Long> end = run.span().end().or(() -> run.span().start()).map(Instant::getEpochSecond);
        return RunKind.of(run.verdict())
                .flatMap(kind -> end.map(second -> new CountedRun(
                        new Day(run.project(), row.specId().orElse(""), Day.of(second)),
                        key(kind, row),
                        second,
                        failed(run.verdict()),
                        use(run),
                        errors(run))));
    }

    private static CellKey key(RunKind kind, RunRow row) {
        RunPart.Configuration with = row.run().configuration();
        return new CellKey(
                kind,
                RunKind.killedForMemory(row.run().verdict()) || row.oomEvents().orElse(0) > 0,
                row.fingerprint().map(print -> print.hash()).orElse(""),
                with.model().map(Model::name).orElse(""),
                with.specType().orElse(""),
                with.memoryLimit().map(Memory::bytes).orElse(0L),
                row.run().effort().tasksTotal().map(Number::longValue).orElse(CellKey.UNKNOWN_TASKS));
    }

    private static boolean failed(Verdict verdict) {
        return verdict.outcome()
                .filter(outcome -> outcome == Outcome.FAILED || outcome == Outcome.TIMEOUT)
                .isPresent();
    }

    private static CountedRun.Use use(MergedRun run) {
        return new CountedRun.Use(
                run.spend().llm().map(Usd::amount).map(Number::doubleValue),
                Column.roundedUp(run.span().length()),
                Column.roundedUp(run.configuration().timeout()),
                run.effort().iterations().map(Number::longValue),
                run.effort().attempts().map(Number::longValue),
                run.spend().inputTokens(),
                run.spend().outputTokens(),
                run.peaks().memory().map(Memory::bytes));
    }

    private static Map<ErrorType, Map<String, Integer>> errors(MergedRun run) {
        Optional<ErrorType> decisive = run.verdict()
                .errorType()
                .filter(type -> !run.verdict().outcome().equals(Optional.of(Outcome.SUCCESS)));
        if (decisive.isEmpty() && run.errors().isEmpty() && run.tasks().isEmpty()) {
            return Map.of();
        }
        Map<ErrorType, Map<String, Integer>> errors = new EnumMap<>(ErrorType.class);
        decisive.ifPresent(type -> errors.computeIfAbsent(type, absent -> new TreeMap<>()));
        run.errors().forEach(seen -> errors.computeIfAbsent(seen.error().type(), absent -> new TreeMap<>()));
        run.tasks().stream()
                .filter(RowCount::failed)
                .forEach(task -> task.errorType()
                        .ifPresent(type -> errors.computeIfAbsent(type, absent -> new TreeMap<>())
                                .merge(task.type(), 1, Integer::sum)));
        return errors.isEmpty() ? Map.of() : errors;
    }

    private static boolean failed(TaskAttempt task) {
        return task.result()
                .filter(result -> result != TaskAttempt.Result.SUCCESS)
                .isPresent();
    }
}
