package sh.fabrik.rules.check;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Threshold;

/** Thresholds stand in their block, say what they count, and are used. */
final class ThresholdCheck implements Check {
    @Override
    public Stream<Finding> of(RuleCode rule) {
        return rule.file().thresholds().stream().flatMap(threshold -> of(rule, threshold));
    }

    private static Stream<Finding> of(RuleCode rule, Threshold threshold) {
        Stream.Builder<Finding> found = Stream.builder();
        String name = threshold.name();
        if (!threshold.inBlock()) {
            found.add(at(
                    rule,
                    threshold,
                    "The threshold " + name
                            + " stands outside the block of thresholds; move it between the two lines of dashes."));
        }
        if (threshold.unit().isEmpty()) {
            found.add(at(
                    rule,
                    threshold,
                    "The threshold " + name + " does not say what it counts or measures; add a comment behind it."));
        }
        if (uses(rule, name) < 2) {
            found.add(at(
                    rule,
                    threshold,
                    "The threshold " + name + " is not used; changing it would change nothing. Use it or remove it."));
        }
        return found.build();
    }

    /** Its own definition is one of them. */
    private static long uses(RuleCode rule, String name) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "\\s*\\(")
                .matcher(rule.bare())
                .results()
                .count();
    }

    private static Finding at(RuleCode rule, Threshold threshold, String message) {
        return rule.file().finding(threshold.line(), 1, message);
    }
}
