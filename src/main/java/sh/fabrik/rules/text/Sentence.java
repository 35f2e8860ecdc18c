package sh.fabrik.rules.text;

/** Messages of others, made readable. */
public final class Sentence {
    private Sentence() {}

    /** One line that ends with a full stop. */
    public static String of(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.isEmpty() || ".!?".indexOf(line.charAt(line.length() - 1)) >= 0 ? line : line + ".";
    }
}
