package sh.fabrik.collect.smithers.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.smithers.execution.AttemptId;
import sh.fabrik.collect.smithers.execution.Execution;
import sh.fabrik.collect.smithers.execution.Execution.Progress;
import sh.fabrik.collect.smithers.execution.Fault;
import sh.fabrik.collect.smithers.execution.Usage;
import sh.fabrik.collect.smithers.execution.Waits;
import sh.fabrik.run.Model;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;

/** One execution as far as its events have been read. */
final class Recording {
    private static final Set<String> ENDS = Set.of("finished", "continued", "failed", "cancelled");

    private final String runId;
    private final Instant start;
    private final Map<AttemptId, RecordedAttempt> attempts = new LinkedHashMap<>();
    private final Waits waits = new Waits();
    private final List<Fault> faults = new ArrayList<>();
    private String status = "running";
    private Instant statusSince;
    private Instant latest;

    Recording(String runId, Instant start) {
        this.runId = runId;
        this.start = start;
        this.statusSince = start;
        this.latest = start;
    }

    boolean isOver() {
        return ENDS.contains(status);
    }

    /** @throws sh.fabrik.run.UnreadableValue when the event lacks what its type needs */
    void take(Event event) {
        switch (event.type()) {
            case "RunStarted" -> change("running", event);
            case "RunFinished" -> change("finished", event);
            case "RunContinuedAsNew" -> change("continued", event);
            case "RunCancelled" -> change("cancelled", event);
            case "RunFailed" -> failed(event);
            case "RunStatusChanged" -> event.text("status").ifPresent(word -> change(word, event));
            default -> takeNode(event);
        }
        latest = event.at().isAfter(latest) ? event.at() : latest;
    }

    Execution execution() {
        return new Execution(
                runId,
                start,
                status,
                Optional.of(statusSince),
                latest,
                attempts.values().stream().map(RecordedAttempt::attempt).toList(),
                waits,
                faults,
                Optional.empty(),
                Progress.UNKNOWN);
    }

    private void change(String word, Event event) {
        status = word;
        statusSince = event.at();
    }

    private void failed(Event event) {
        change("failed", event);
        event.fault().ifPresent(faults::add);
    }

    private void takeNode(Event event) {
        switch (event.type()) {
            case "NodeStarted" -> attempt(event).started(event.at());
            case "NodeFinished" -> attempt(event).finished(event.at());
            case "NodeFailed" -> attempt(event).failed(event.at(), event.fault());
            case "NodeCancelled" -> attempt(event).cancelled(event.at());
            case "TokenUsageReported" -> attempt(event).used(event.at(), usage(event));
            case "AgentEvent" -> event.text("engine").ifPresent(attempt(event)::ranOn);
            case "ApprovalRequested", "NodeWaitingApproval" -> waits.asked(event.node(), event.at());
            case "ApprovalGranted", "ApprovalAutoApproved" -> waits.granted(event.node(), event.at());
            case "ApprovalDenied" -> waits.denied(event.node(), event.at());
            default -> {}
        }
    }

    private RecordedAttempt attempt(Event event) {
        return attempts.computeIfAbsent(event.attempt(), RecordedAttempt::new);
    }

    private static Usage usage(Event event) {
        Optional<String> agent = event.text("agent");
        return new Usage(
                event.text("model")
                        .filter(name -> !agent.equals(Optional.of(name)))
                        .flatMap(Model::parse),
                agent,
                new Tokens(
                        Optional.of(event.tokens("inputTokens").orElse(0L)),
                        Optional.of(event.tokens("outputTokens").orElse(0L)),
                        event.tokens("cacheReadTokens"),
                        event.tokens("cacheWriteTokens")),
                event.amount("costUsd").map(Usd::of));
    }
}
