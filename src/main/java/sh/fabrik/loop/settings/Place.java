package sh.fabrik.loop.settings;

/** Where a key may stand: who writes a file decides what it may say. */
public enum Place {
    /** Any file: it changes nothing but what is read and how it is counted for this project. */
    ANY_FILE("user's file, project's file, environment"),
    /**
     * Not a project's file, which may have come with a cloned repository: the key decides where a connection goes, what it
     * carries, or what happens to the history of other projects.
     */
    USER_ONLY("user's file, environment"),
    /** No file at all: a secret. */
    ENVIRONMENT_ONLY("environment");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
