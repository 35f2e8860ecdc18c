package sh.fabrik.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict;
import sh.fabrik.store.Database;
import sh.fabrik.store.RunStore;

/** Runs of busy and of quiet specs in two projects, as chance has it; some are told of later once more, and then otherwise. */
final class ChangingHistory {
    static final List<String> PROJECTS = List.of("shop", "blog");

    /** Of the busiest not all runs are read one by one. */
    private static final List<String> SPECS = List.of("api", "api", "api", "api", "web", "web", "web", "docs", "docs");

    private static final String RARE = "rare";

    private final Random random;
    private final List<RunPart> told = new ArrayList<>();

    ChangingHistory(long seed) {
        random = new Random(seed);
    }

    /** Runs that end within the month before, the last of them then. */
    void add(Database database, int count, Instant end) {
        List<RunPart> parts = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            parts.add(part(
                    told.size() + parts.size(),
                    end.minus(Duration.ofDays(30).multipliedBy(i).dividedBy(count))));
        }
        told.addAll(parts);
        new RunStore(database).save(parts);
    }

    /** So many of the runs are told of anew. */
    void change(Database database, int count) {
        List<RunPart> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RunPart before = told.get(random.nextInt(told.size()));
            RunPart again = part(0, before.timing().completedAt().orElseThrow());
            parts.add(
                    RunPart.of(before.key(), before.runId(), before.project(), before.revision() + told.size(), "again")
                            .withTiming(before.timing())
                            .withConfiguration(before.configuration())
                            .withVerdict(again.verdict())
                            .withSpend(again.spend())
                            .withResources(again.resources())
                            .withTasks(again.tasks())
                            .withErrors(again.errors()));
        }
        new RunStore(database).save(parts);
    }

    private RunPart part(int number, Instant end) {
        String project = PROJECTS.get(random.nextInt(4) == 0 ? 1 : 0);
        boolean failed = random.nextInt(3) == 0;
        Verdict verdict = failed
                ? failure()
                : new Verdict(
                        Optional.of(Outcome.SUCCESS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Verdict.Evidence.RECORD);
        return RunPart.of(new RunKey(Source.SMITHERS, "db#r" + number), "r" + number, project, 1, "db")
                .withTiming(new RunPart.Timing(
                        Optional.of(end.minusSeconds(60 + random.nextInt(900))), Optional.of(end), Optional.empty()))
                .withConfiguration(configuration())
                .withVerdict(verdict)
                .withSpend(new RunPart.Spend(
                        some(Usd.of(random.nextDouble())), Optional.empty(), Tokens.of(some(1000L), Optional.empty())))
                .withResources(List.of(reading()))
                .withTasks(random.nextInt(4) == 0 ? List.of(failedAttempt(end)) : List.of())
                .withErrors(failed && random.nextBoolean() ? List.of(error(end)) : List.of());
    }

    private RunPart.Configuration configuration() {
        return new RunPart.Configuration(
                Optional.of(random.nextInt(90) == 0 ? RARE : SPECS.get(random.nextInt(SPECS.size()))),
                Optional.empty(),
                some("impl"),
                Optional.empty(),
                some(new Model(random.nextBoolean() ? "opus" : "haiku")),
                some(Memory.parse("2Gi")),
                some(Cpu.parse("1500m")),
                some(Duration.ofMinutes(20)));
    }

    private Verdict failure() {
        return random.nextBoolean()
                ? Verdict.of(Outcome.FAILED, FailureReason.OOM, "OOMKilled", Verdict.Evidence.RECORD)
                : Verdict.of(Outcome.FAILED, FailureReason.ERROR, "Error", Verdict.Evidence.RECORD)
                        .withErrorType(errorType());
    }

    private ErrorType errorType() {
        return random.nextBoolean() ? ErrorType.TEST_FAIL : ErrorType.COMPILE_ERROR;
    }

    private RunError error(Instant end) {
        return new RunError(errorType(), some(end), "line " + random.nextInt(100));
    }

    private ResourceReading reading() {
        return new ResourceReading(
                "prometheus",
                some(Memory.ofMebibytes(900 + random.nextInt(1100))),
                some(Memory.parse("2Gi")),
                some(Cpu.parse(200 + random.nextInt(900) + "m")),
                some(Cpu.parse(900 + random.nextInt(600) + "m")),
                Optional.empty(),
                some(random.nextDouble()),
                Optional.empty());
    }

    private TaskAttempt failedAttempt(Instant end) {
        return new TaskAttempt(
                "validate",
                0,
                1,
                "validate",
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(TaskAttempt.Result.FAILED),
                Optional.of("failed"),
                some(end),
                some(Duration.ofSeconds(30)),
                Optional.of(errorType()),
                some("attempt " + random.nextInt(100)));
    }

    /** Known of most runs. */
    private <T> Optional<T> some(T value) {
        return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(value);
    }
}
