package sh.fabrik.store.gap;

/**
 * A source at its place.
 *
 * @param source the source's word: {@code prometheus}
 * @param place the cluster, or the project for sources that are files
 */
public record Feed(String source, String place) {}
