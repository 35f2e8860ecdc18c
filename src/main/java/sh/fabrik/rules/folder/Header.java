package sh.fabrik.rules.folder;

/**
 * What a rule file says of itself in its leading comment; empty texts where it says nothing.
 *
 * @param says what the rule claims
 * @param because why that follows
 * @param silent when the rule says nothing
 */
public record Header(String says, String because, String silent) {}
