package sh.fabrik.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;

class EventsTest {
    private static String event(String pod, String reason, String message, String at) {
        return """
                ---
                apiVersion: v1
                kind: Event
                metadata: {name: %1$s.17a, namespace: fabrik-runs, uid: event-%2$s}
                type: Warning
                reason: %2$s
                message: "%3$s"
                lastTimestamp: "%4$s"
                involvedObject: {kind: Pod, namespace: fabrik-runs, name: %1$s, uid: pod-that-is-gone}
                """.formatted(pod, reason, message, at);
    }

    private static String evicted(String at) {
        return event("fabrik-01jk7v8x-abcde", "Evicted", "The node was low on resource: ephemeral-storage.", at);
    }

    @Test
    void an_event_tells_what_took_a_pod_that_is_gone() {
        RunPart part = Kubectl.read(Kubectl.failed("BackoffLimitExceeded"), evicted("2026-03-12T20:45:00Z"))
                .only();
        assertThat(part.verdict().outcome()).contains(Outcome.FAILED);
        assertThat(part.verdict().reason()).contains(FailureReason.KILLED);
        assertThat(part.verdict().rawReason()).contains("Evicted");
        assertThat(part.errors()).singleElement().satisfies(error -> {
            assertThat(error.message()).isEqualTo("Evicted: The node was low on resource: ephemeral-storage.");
            assertThat(error.type()).isEqualTo(ErrorType.INFRASTRUCTURE);
        });
    }

    @Test
    void it_explains_only_what_nothing_else_does() {
        RunPart part = Kubectl.read(
                        Kubectl.failed("BackoffLimitExceeded"),
                        Kubectl.ended(1, "Failed", 1, "Error"),
                        evicted("2026-03-12T20:45:00Z"))
                .only();
        assertThat(part.verdict().reason()).contains(FailureReason.ERROR);
    }

    @Test
    void what_befell_an_earlier_job_of_the_same_name_does_not_count() {
        RunPart part = Kubectl.read(Kubectl.failed("BackoffLimitExceeded"), evicted("2026-03-12T20:00:00Z"))
                .only();
        assertThat(part.verdict().reason()).contains(FailureReason.ERROR);
        assertThat(part.errors()).isEmpty();
    }

    @Test
    void what_hindered_a_run_that_goes_on_or_succeeded_is_no_error() {
        String hindered =
                event("fabrik-01jk7v8x-abcde", "FailedScheduling", "0/3 nodes are available.", "2026-03-12T20:29:00Z");
        String complete = Kubectl.job("""
                succeeded: 1
                completionTime: "2026-03-12T21:00:00Z"
                conditions:
                - {type: Complete, status: "True"}
                """);
        assertThat(Kubectl.read(complete, hindered).only().errors()).isEmpty();
        assertThat(Kubectl.read(Kubectl.job("active: 1\n"), hindered).only().errors())
                .isEmpty();
        assertThat(Kubectl.read(Kubectl.failed("BackoffLimitExceeded"), hindered)
                        .only()
                        .errors())
                .hasSize(1);
    }
}
