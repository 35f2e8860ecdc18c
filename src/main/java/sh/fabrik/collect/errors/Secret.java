package sh.fabrik.collect.errors;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What must not be stored, and what stands in its place. The order matters: blocks before tokens, tokens before assignments.
 *
 * @param shape bounded or possessive throughout, so that no text takes more than linear time
 */
record Secret(Pattern shape, String mask) {
    private static final String NAME = "(?:pass(?:word|wd|phrase)?|pwd|secret|credentials?"
            + "|(?:api|access|private|secret|signing|encryption|auth)[ _-]?key"
            + "|(?<!unexpected )token(?!s))";
    private static final String VALUE = "(?:\\\\?\"[^\"]*+\"?|\\\\?'[^']*+'?|[^\\s,;&\"']++)";

    private static final List<Secret> ALL = List.of(
            of(
                    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----.{0,16000}?"
                            + "(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)",
                    "[secret]"),
            of("\\beyJ[\\w-]{6,}+\\.[\\w-]{2,}+(?:\\.[\\w-]*+)*+", "[secret]"),
            of("(?i)\\b([a-z][a-z0-9+.-]{0,20}://)(?!git@)[^\\s/?#]{1,400}@", "$1[secret]@"),
            of("\\b(?:sk|rk|pk|xai|glpat|pypi|xapp|xox[a-z])-[\\w-]{8,}+", "[secret]"),
            of(
                    "\\b(?:gh[a-z]|github_pat|[srp]k_live|[srp]k_test|whsec|hf|npm|gsk|fw|glsa|dop_v1|doo_v1|shpat)_\\w{12,}+",
                    "[secret]"),
            of(
                    "\\b(?:A(?:KI|SI|RO|ID)A[A-Z0-9]{12,}+|AIza[\\w-]{30,}+|ya29\\.[\\w.-]{10,}+|SG\\.[\\w.-]{20,}+|AGE-SECRET-KEY-\\w++)",
                    "[secret]"),
            of(
                    "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie|x-[a-z-]{0,20}(?:key|token))(\\\\?[\"']?\\s?[:=]\\s?)"
                            + "(?:\\\\?[\"'])?(?:(?:basic|bearer|token|digest)\\s)?[^\\s,\"']++",
                    "$1$2[secret]"),
            of("(?i)\\b(bearer)\\s[\\w.~+/=-]{8,}+", "$1 [secret]"),
            of("(?i)([\\w.-]{0,40}" + NAME + "[\\w.-]{0,30}\\\\?[\"']?\\s?[:=]\\s?)" + VALUE, "$1[secret]"),
            of("(?i)(--?[\\w-]{0,30}" + NAME + "[\\w-]{0,20}\\s)(?!-)" + VALUE, "$1[secret]"),
            of(
                    "(?!git@)(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@(?:[\\p{L}\\p{N}-]{1,63}+\\.){1,8}\\p{L}{2,24}+",
                    "[e-mail]"),
            of("(?<![\\w.~-])/(?:var/|export/|private/)?(?:home|Users)/[^/\\s:;,'\"`)\\]}>]++", "~"),
            of("(?i)\\b[a-z]:\\\\{1,2}users\\\\{1,2}[^\\\\\\s:;,'\"`)\\]}>]++", "~"),
            of("(?<![\\w.~-])/(?:var/)?root(?![\\w.-])", "~"));

    private static Secret of(String shape, String mask) {
        return new Secret(Pattern.compile(shape), mask);
    }

    static String maskAll(String line) {
        String masked = line;
        for (Secret secret : ALL) {
            masked = secret.shape.matcher(masked).replaceAll(secret.mask);
        }
        return masked;
    }
}
