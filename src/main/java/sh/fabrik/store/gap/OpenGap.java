package sh.fabrik.store.gap;

import java.time.Instant;
import sh.fabrik.run.Window;

/**
 * A stretch of time that a source could not tell about yet.
 *
 * @param feed the source
 * @param window the stretch
 * @param reason a sentence with what happened and what to do
 * @param openedAt when it was first met
 */
public record OpenGap(Feed feed, Window window, String reason, Instant openedAt) {}
