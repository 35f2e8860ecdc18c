package sh.fabrik.loop.settings;

import java.util.Optional;

/**
 * A key with the value that counts.
 *
 * @param value empty when nobody set it and there is no default
 * @param origin who said so
 */
public record Setting<T>(Key<T> key, Optional<T> value, Origin origin) {
    /** The value for people; secrets are {@code (set)}. */
    public Optional<String> shown() {
        return value.map(key.kind().show());
    }
}
