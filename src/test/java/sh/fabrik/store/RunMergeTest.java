package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.store.Samples.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Verdict;

final class RunMergeTest {

    @Test
    void a_run_of_one_part_is_the_same_by_the_short_way_and_by_the_long_way() {
        for (RunPart part : parts()) {
            assertThat(RunMerge.ofOne(part)).isEqualTo(RunMerge.ofMany(List.of(part)));
        }
    }

    private static List<RunPart> parts() {
        RunPart csv = Samples.csv("r", "r", START);
        List<RunPart> parts = new ArrayList<>(List.of(
                csv,
                Samples.job("u", "r", START),
                Samples.database("r", START),
                Samples.log("r", START),
                Samples.lint("r"),
                csv.withResources(List.of()),
                csv.withResources(List.of(Samples.reading("csv", Optional.empty(), Optional.of(Memory.parse("1Gi"))))),
                csv.withResources(List.of(
                        Samples.reading("csv", Optional.of(Memory.parse("2Gi")), Optional.of(Memory.parse("1Gi"))),
                        Samples.reading("loki", Optional.of(Memory.parse("3Gi")), Optional.empty()))),
                csv.withErrors(List.of(
                        new RunError(ErrorType.NETWORK, Optional.empty(), "late"),
                        new RunError(ErrorType.NETWORK, Optional.of(START), "early"),
                        new RunError(ErrorType.NETWORK, Optional.of(START), "early")))));
        for (Timing timing : timings()) {
            parts.add(csv.withTiming(timing));
        }
        for (Verdict verdict : verdicts()) {
            parts.add(csv.withVerdict(verdict));
        }
        return parts;
    }

    private static List<Timing> timings() {
        return List.of(
                Timing.UNKNOWN,
                new Timing(Optional.of(START), Optional.empty(), Optional.of(Duration.ofSeconds(3))),
                new Timing(Optional.empty(), Optional.of(START), Optional.empty()),
                new Timing(Optional.of(START), Optional.of(START.minusSeconds(9)), Optional.empty()));
    }

    private static List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            verdicts.add(new Verdict(
                    Optional.of(outcome),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Verdict.Evidence.RECORD));
            for (FailureReason reason : FailureReason.values()) {
                verdicts.add(Verdict.of(outcome, reason, reason.word(), Verdict.Evidence.RECORD)
                        .withErrorType(ErrorType.NETWORK));
            }
        }
        verdicts.add(Verdict.UNKNOWN);
        verdicts.add(Verdict.UNKNOWN.withErrorType(ErrorType.OOM));
        return verdicts;
    }
}
