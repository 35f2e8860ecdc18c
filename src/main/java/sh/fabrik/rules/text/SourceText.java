package sh.fabrik.rules.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds places in a rule file's text; comments are skipped. */
public final class SourceText {
    private static final Pattern COMMENT =
            Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|(/\\*.*?\\*/|//[^\\n]*)", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\S");

    private final String code;

    /** Both count from 1. */
    public record Place(int line, int column) {}

    public SourceText(String source) {
        this.code = withoutComments(source);
    }

    /** The same text with blanks for comments, so that every place keeps its line and column. */
    public static String withoutComments(String source) {
        return COMMENT.matcher(source)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) == null ? match.group() : match.group(1).replaceAll("[^\\n]", " ")));
    }

    /** The text without comments. */
    public String code() {
        return code;
    }

    /** Where an expression stands, at or after a line; white space between its tokens does not matter. */
    public Optional<Place> find(String expression, int fromLine) {
        Matcher matcher = pattern(expression).matcher(code);
        return matcher.find(offsetOf(fromLine)) ? Optional.of(place(matcher.start())) : Optional.empty();
    }

    /** Where a name stands within an expression which itself stands at or after a line. */
    public Optional<Place> findWithin(String expression, String name, int fromLine) {
        Matcher outer = pattern(expression).matcher(code);
        if (!outer.find(offsetOf(fromLine))) {
            return find(name, fromLine);
        }
        Matcher inner = pattern(name).matcher(code).region(outer.start(), outer.end());
        return Optional.of(place(inner.find() ? inner.start() : outer.start()));
    }

    /** Where a name stands in one line. */
    public Optional<Place> findIn(int line, String name) {
        return find(name, line).filter(place -> place.line() == line);
    }

    /** Column of the first character of a line that is no blank. */
    public int indent(int line) {
        int start = offsetOf(line);
        int at = start;
        while (at < code.length() && (code.charAt(at) == ' ' || code.charAt(at) == '\t')) {
            at++;
        }
        return at - start + 1;
    }

    private static Pattern pattern(String expression) {
        StringBuilder regex = new StringBuilder();
        Matcher tokens = TOKEN.matcher(expression);
        String separator = "";
        while (tokens.find()) {
            regex.append(separator).append(word(tokens.group()));
            separator = "\\s*";
        }
        return Pattern.compile(regex.toString());
    }

    private static String word(String token) {
        String quoted = Pattern.quote(token);
        return Character.isJavaIdentifierPart(token.charAt(0)) ? "(?<![\\w$])" + quoted + "(?!\\w)" : quoted;
    }

    /** Line and column of an offset. */
    public Place place(int offset) {
        int line = 1
                + (int) code.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Place(line, offset - code.lastIndexOf('\n', offset - 1));
    }

    int offsetOf(int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int next = code.indexOf('\n', offset);
            if (next < 0) {
                return offset;
            }
            offset = next + 1;
        }
        return offset;
    }
}
