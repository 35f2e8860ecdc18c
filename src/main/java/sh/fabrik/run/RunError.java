package sh.fabrik.run;

import java.time.Instant;
import java.util.Optional;

/**
 * An error that a source reports for a run as a whole.
 *
 * @param message redacted, without line breaks, at most 500 characters
 */
public record RunError(ErrorType type, Optional<Instant> at, String message) {}
