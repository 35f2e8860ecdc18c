package sh.fabrik.run;

/**
 * The content of a spec as a hash: two runs with the same fingerprint worked on the same text.
 *
 * @param hash lower-case hex of SHA-256
 * @param origin how the run's fingerprint is known
 */
public record Fingerprint(String hash, Origin origin) {
    /** How sure a run's fingerprint is. */
    public enum Origin {
        /** The run itself carried it. */
        DECLARED,
        /** Taken from the spec version that was valid when the run started. */
        INFERRED
    }

    public static Fingerprint declared(String hash) {
        return new Fingerprint(hash, Origin.DECLARED);
    }

    public static Fingerprint inferred(String hash) {
        return new Fingerprint(hash, Origin.INFERRED);
    }

    @Override
    public String toString() {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
