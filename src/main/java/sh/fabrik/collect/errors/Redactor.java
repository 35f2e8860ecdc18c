package sh.fabrik.collect.errors;

/**
 * Makes a message fit to be stored: secrets, e-mail addresses and home folders are masked, it is one line without control
 * characters and terminal colours, and at most {@value #LONGEST} characters long.
 *
 * <p>Masking is one way and prefers to mask a harmless word over keeping a secret one.
 */
public final class Redactor {
    /** The longest result in UTF-16 units, hence also in code points. */
    public static final int LONGEST = 500;

    /** What is read of the raw text; messages may be whole logs. */
    private static final int READ = 64_000;

    /** What is searched for secrets: enough for a private key and the text around it. */
    private static final int SEARCHED = 16_000;

    private static final String ELLIPSIS = "…";

    private Redactor() {}

    /** The masked single line; empty for a blank text. Applying it twice changes nothing. */
    public static String redact(String text) {
        String line = PlainText.lineOf(PlainText.first(READ, text));
        boolean cut = text.length() > READ || line.length() > SEARCHED;
        String masked = Secret.maskAll(PlainText.first(SEARCHED, line));
        if (masked.length() > LONGEST) {
            return PlainText.first(LONGEST - 1, masked).stripTrailing() + ELLIPSIS;
        }
        return cut ? withoutLastWord(masked).stripTrailing() + ELLIPSIS : masked;
    }

    /** A secret that the cut has shortened may no longer be recognised as one. */
    private static String withoutLastWord(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf(' ')));
    }
}
