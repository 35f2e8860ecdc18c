package sh.fabrik.collect.errors;

import java.util.regex.Pattern;

/** Text as a person reads it: without the codes that colour a terminal and without characters that nobody sees. */
final class PlainText {
    private static final Pattern TERMINAL_CODES = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*+[ -/]*+[@-~]"
            + "|\u001B\\][^\u0007\u001B]*+(?:\u0007|\u001B\\\\)"
            + "|\u001B[ -/]*+[0-~]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\u200D]]++");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]++");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private PlainText() {}

    /** Keeps the lines. */
    static String of(String text) {
        return INVISIBLE.matcher(TERMINAL_CODES.matcher(text).replaceAll("")).replaceAll("");
    }

    /** One line: every run of blanks, line ends and control characters becomes one space. */
    static String lineOf(String text) {
        String line = BLANK.matcher(of(text)).replaceAll(" ").strip();
        return LONE_SURROGATE.matcher(line).replaceAll("\uFFFD");
    }

    /** The first characters, never half a code point. */
    static String first(int characters, String text) {
        if (text.length() <= characters) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(characters - 1))
                && Character.isLowSurrogate(text.charAt(characters));
        return text.substring(0, splits ? characters - 1 : characters);
    }

    /** The beginning and the end of a text that is longer than both, else the text. */
    static String ends(int charactersEach, String text) {
        if (text.length() <= 2 * charactersEach) {
            return text;
        }
        return text.substring(0, charactersEach) + "\n" + text.substring(text.length() - charactersEach);
    }
}
