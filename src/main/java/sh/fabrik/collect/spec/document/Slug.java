package sh.fabrik.collect.spec.document;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as Kubernetes wants them: lower-case letters, digits and single dashes. */
public final class Slug {
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int LONGEST = 63;

    private Slug() {}

    /** At most 63 characters; empty when the text has no letter or digit of ASCII. */
    public static String of(String text) {
        String dashed = OTHERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
        String bare = EDGES.matcher(dashed).replaceAll("");
        return bare.length() <= LONGEST
                ? bare
                : EDGES.matcher(bare.substring(0, LONGEST)).replaceAll("");
    }
}
