package sh.fabrik.suggest;

import sh.fabrik.run.Sha256;

/** Short ids that are the same for the same content. */
final class StableId {
    private static final int LENGTH = 10;

    private StableId() {}

    static String of(String... parts) {
        return Sha256.of(parts).substring(0, LENGTH);
    }
}
