package sh.fabrik.rules.check;

import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Header;

/** Each file begins with a comment that says what the rule says, why, and when it is silent. */
final class HeaderCheck implements Check {
    @Override
    public Stream<Finding> of(RuleCode rule) {
        Header header = rule.file().header();
        return Stream.of(
                        missing(rule, "Says", header.says()),
                        missing(rule, "Because", header.because()),
                        missing(rule, "Silent", header.silent()))
                .flatMap(finding -> finding);
    }

    private static Stream<Finding> missing(RuleCode rule, String part, String text) {
        return text.isEmpty()
                ? Stream.of(rule.file()
                        .finding(
                                1,
                                1,
                                "The comment at the top has no part \"" + part
                                        + "\"; people read there what the rule does."))
                : Stream.empty();
    }
}
