package sh.fabrik.rules.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.SourceText;
import sh.fabrik.rules.text.SourceText.Place;

/**
 * A rule file as checks look at it.
 *
 * @param code its text with blanks for comments
 * @param bare its text with blanks for comments and for what stands in quotes; every place is the same in all three
 */
record RuleCode(RuleFile file, String code, String bare) {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

    static RuleCode of(RuleFile file) {
        String code = SourceText.withoutComments(file.source());
        String bare = QUOTED.matcher(code)
                .replaceAll(match -> "\"" + " ".repeat(match.group().length() - 2) + "\"");
        return new RuleCode(file, code, bare);
    }

    Finding at(int offset, String message) {
        Place place = new SourceText(file.source()).place(offset);
        return file.finding(place.line(), place.column(), message);
    }

    /** The first place of each text that the pattern's first group matches, within the bare text. */
    Stream<Match> matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(bare);
        Stream.Builder<Match> found = Stream.builder();
        while (matcher.find()) {
            found.add(new Match(matcher.group(1), matcher.start(1)));
        }
        return found.build();
    }

    /** A piece of the text and where it begins. */
    record Match(String text, int offset) {}
}
