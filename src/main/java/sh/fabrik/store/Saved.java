package sh.fabrik.store;

import java.util.Optional;
import sh.fabrik.run.RunKey;

/**
 * What became of a part.
 *
 * @param notice a sentence when it could not be told which run it belongs to
 */
public record Saved(RunKey key, Change change, Optional<String> notice) {}
