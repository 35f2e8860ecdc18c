package sh.fabrik.rules.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Layer;

/** Conditions look at facts, never at what rules of the same session say: that would depend on which fires first. */
final class OrderCheck implements Check {
    private static final Pattern CONDITIONS =
            Pattern.compile("(?m)^\\s*when\\b(.*?)^\\s*then\\b", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern SAID = Pattern.compile("(?<![\\w.])(Suggestion|Advice|Diagnosis)\\s*\\(");

    @Override
    public Stream<Finding> of(RuleCode rule) {
        Stream.Builder<Finding> found = Stream.builder();
        Matcher conditions = CONDITIONS.matcher(rule.bare());
        while (conditions.find()) {
            Matcher said = SAID.matcher(conditions.group(1));
            while (said.find()) {
                boolean earlier =
                        said.group(1).equals("Diagnosis") && rule.file().layer() != Layer.DIAGNOSIS;
                if (!earlier) {
                    found.add(rule.at(
                            conditions.start(1) + said.start(),
                            "The condition waits for a " + said.group(1)
                                    + ", which rules of this folder's session say themselves; look at facts instead."));
                }
            }
        }
        return found.build();
    }
}
