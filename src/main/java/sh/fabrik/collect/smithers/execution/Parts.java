package sh.fabrik.collect.smithers.execution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunError;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.Source;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.run.Verdict.Evidence;

/**
 * Turns executions into what fabrik stores of a run.
 *
 * @param location the file they were read from
 */
public record Parts(Source source, Evidence evidence, CollectRequest request, String location) {

    public RunPart of(Execution execution) {
        List<TaskAttempt> tasks = new Tasks(execution).all();
        Ending ending = new Ending(execution, evidence);
        RunKey key =
                new RunKey(source, execution.runId() + "@" + execution.start().toEpochMilli());
        return RunPart.of(
                        key,
                        execution.runId(),
                        request.project(),
                        execution.latest().toEpochMilli(),
                        location)
                .withTiming(new Timing(
                        Optional.of(execution.start()), execution.ended(), new ActiveTime(execution).total()))
                .withConfiguration(configuration(execution))
                .withVerdict(ending.verdict())
                .withEffort(effort(execution))
                .withSpend(spend(execution))
                .withTasks(tasks)
                .withErrors(errors(execution, ending));
    }

    private Configuration configuration(Execution execution) {
        return new Configuration(
                request.spec(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RunModel.of(execution.attempts()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Effort effort(Execution execution) {
        Optional<Integer> seen = execution.attempts().stream()
                .map(attempt -> attempt.node().iteration() + 1)
                .max(Integer::compare);
        Optional<Integer> iterations =
                execution.loops().map(loops -> Math.max(loops, seen.orElse(0))).or(() -> seen);
        Optional<Integer> attempts = Optional.of(execution.attempts().size()).filter(count -> count > 0);
        return new Effort(
                iterations,
                attempts,
                execution.progress().total(),
                execution.progress().completed(),
                Optional.empty());
    }

    private static Spend spend(Execution execution) {
        Optional<Usage> sum = execution.attempts().stream()
                .flatMap(attempt -> attempt.worker().usage().stream())
                .reduce(Usage::plus);
        Optional<Usd> cost = sum.flatMap(Usage::cost);
        return new Spend(cost, Optional.empty(), sum.map(Usage::tokens).orElse(Tokens.UNKNOWN));
    }

    /** The run row and the event of one failure often say the same; once is enough. */
    private static List<RunError> errors(Execution execution, Ending ending) {
        List<RunError> errors = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Fault fault : execution.faults()) {
            ErrorType type =
                    fault.pointsElsewhere() ? ending.decider().map(Fault::type).orElseGet(fault::type) : fault.type();
            if (said.add(fault.message())) {
                errors.add(new RunError(type, fault.at(), fault.message()));
            }
        }
        return errors;
    }
}
