package sh.fabrik.collect.smithers.execution;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The events that Smithers is known to write, whether fabrik needs them or not. */
public final class EventTypes {
    private static final Set<String> KNOWN = Set.of(("RunStarted RunFinished RunFailed RunCancelled RunStatusChanged"
                    + " RunStateChanged RunContinuedAsNew RunHijackRequested RunHijacked RunAutoResumed"
                    + " RunAutoResumeSkipped RunForked ReplayStarted FrameCommitted SnapshotCaptured NodePending NodeStarted"
                    + " NodeFinished NodeFailed NodeRetrying NodeCancelled NodeSkipped NodeOutput NodeWaitingApproval"
                    + " NodeWaitingEvent NodeWaitingTimer ApprovalRequested ApprovalGranted ApprovalDenied"
                    + " ApprovalAutoApproved ToolCallStarted ToolCallFinished TokenUsageReported AgentEvent RevertStarted"
                    + " RevertFinished WorkflowReloadDetected WorkflowReloaded WorkflowReloadFailed WorkflowReloadUnsafe"
                    + " SupervisorStarted SupervisorPollCompleted TaskHeartbeat TaskHeartbeatTimeout RetryTaskStarted"
                    + " RetryTaskFinished TimeTravelStarted TimeTravelFinished TimeTravelJumped ScorerStarted ScorerFinished"
                    + " ScorerFailed MemoryFactSet MemoryRecalled MemoryMessageSaved OpenApiToolCalled TimerCreated"
                    + " TimerFired TimerCancelled SandboxCreated SandboxShipped SandboxHeartbeat SandboxBundleReceived"
                    + " SandboxCompleted SandboxFailed SandboxDiffReviewRequested SandboxDiffAccepted"
                    + " SandboxDiffRejected")
            .split(" "));

    private EventTypes() {}

    /**
     * A sentence about the types that no known generation has.
     *
     * @param counts events by type
     */
    public static Optional<String> unknown(String file, Map<String, Long> counts) {
        TreeMap<String, Long> unknown = new TreeMap<>(counts);
        unknown.keySet().removeAll(KNOWN);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(file + " has events that fabrik does not know; they were ignored: "
                        + unknown.entrySet().stream()
                                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
