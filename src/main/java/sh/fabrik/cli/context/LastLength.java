package sh.fabrik.cli.context;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads {@code --last-30d}, whatever its length, as {@code --last=30d}. */
public final class LastLength {
    private static final Pattern SHORT = Pattern.compile("^--last-(\\d+(?:ms|s|m|h|d|w))$");

    private LastLength() {}

    /** The same words, spelled in the way the command tree knows. */
    public static String[] spelledOut(String... arguments) {
        return Arrays.stream(arguments)
                .map(word -> SHORT.matcher(word).replaceFirst("--last=$1"))
                .toArray(String[]::new);
    }
}
