package sh.fabrik.collect.kubernetes.live;

import java.time.Instant;
import sh.fabrik.run.RunPart;

/**
 * A run that went on when it was last collected.
 *
 * @param part what was known of it: its key, and the trace that tells what it means when the Job is gone
 * @param seenAt when the Job was last seen
 */
public record ActiveRun(RunPart part, Instant seenAt) {

    /** As it was last collected: its Job was seen at least until the latest thing that is known of it. */
    public static ActiveRun of(RunPart part) {
        return new ActiveRun(part, Instant.ofEpochMilli(part.revision()));
    }

    /** The uid of its Job: the last part of the key. */
    String uid() {
        String key = part.key().key();
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
