package sh.fabrik.rules.folder;

/** Where a rule folder comes from; a later one overlays an earlier one. */
public enum Origin {
    /** Comes with fabrik. */
    SHIPPED,
    /** Lies in the user's config folder. */
    USER,
    /** Lies in the project; its rules run only after the user trusted them. */
    PROJECT,
    /** Named by the user with {@code --rules} or {@code FABRIK_RULES}; replaces all others. */
    GIVEN
}
