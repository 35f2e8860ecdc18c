package sh.fabrik.collect.smithers.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run as Smithers recorded it.
 *
 * @param start creation of the run, by which it is told from others of the same id
 * @param status Smithers' own word
 * @param finished when it ended; also set while a resumed run goes on, so ask {@link #ended()}
 * @param latest the last moment of which anything is known
 * @param attempts in the order of their start
 * @param faults errors of the run as a whole
 * @param loops loops through the tasks, where a loop counter stands
 */
public record Execution(
        String runId,
        Instant start,
        String status,
        Optional<Instant> finished,
        Instant latest,
        List<Attempt> attempts,
        Waits waits,
        List<Fault> faults,
        Optional<Integer> loops,
        Progress progress) {

    public Execution {
        attempts = List.copyOf(attempts);
        faults = List.copyOf(faults);
    }

    /** Tasks of the run's todo, or of its workflow. */
    public record Progress(Optional<Integer> total, Optional<Integer> completed) {
        public static final Progress UNKNOWN = new Progress(Optional.empty(), Optional.empty());
    }

    /** When it ended, of a run that is over. */
    public Optional<Instant> ended() {
        return switch (status) {
            case "finished", "continued", "failed", "cancelled" -> finished;
            default -> Optional.empty();
        };
    }
}
