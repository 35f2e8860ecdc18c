package sh.fabrik.suggest;

import java.time.Instant;

/** A decision as it is remembered. */
public record StoredDecision(Decided decided, Instant at) {}
