package sh.fabrik.collect.http;

/** A password or token; prints as {@code [secret]}, so that no message, log or record can show it. */
public final class Credential {
    private final String value;

    private Credential(String value) {
        this.value = value;
    }

    /** @param value the secret itself; blanks and line ends around it, as in a mounted file, are dropped */
    public static Credential of(String value) {
        return new Credential(value.strip());
    }

    /** The secret itself, for the request that needs it and for nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential credential && value.equals(credential.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
