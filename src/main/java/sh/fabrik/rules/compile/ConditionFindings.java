package sh.fabrik.rules.compile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.internal.builder.KnowledgeBuilderError;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.Sentence;
import sh.fabrik.rules.text.SourceText;
import sh.fabrik.rules.text.SourceText.Place;

/** Errors in a rule's conditions: the report names the expression or the class, and the text knows where that stands. */
final class ConditionFindings {
    private static final Pattern EXPRESSION =
            Pattern.compile("Unable to Analyse Expression (.*?):\\s*\\[Error: (.*?)]\\s*\\[Near", Pattern.DOTALL);
    private static final Pattern MEMBER =
            Pattern.compile("(?:unable to resolve method using strict-mode|unresolvable property using strict-mode|"
                    + "unqualified type in strict-mode for): ([\\w.$]+)\\.(\\w+)(\\(.*)?");
    private static final Pattern TYPE = Pattern.compile("Unable to resolve ObjectType '(.*?)'");

    private ConditionFindings() {}

    static Optional<Finding> of(RuleFile file, SourceText text, KnowledgeBuilderError error) {
        int[] lines = error.getLines();
        int from = lines.length > 0 && lines[0] > 0 ? lines[0] : file.ruleLine();
        return unknownFact(file, text, error.getMessage(), from)
                .or(() -> badExpression(file, text, error.getMessage(), from));
    }

    private static Optional<Finding> unknownFact(RuleFile file, SourceText text, String message, int from) {
        Matcher type = TYPE.matcher(message);
        if (!type.find()) {
            return Optional.empty();
        }
        String name = type.group(1);
        Place place = text.find(name, from).orElse(new Place(from, 1));
        return Optional.of(file.finding(
                place.line(),
                place.column(),
                "There is no fact " + name + ", or it is not imported." + Vocabulary.meant(name)));
    }

    private static Optional<Finding> badExpression(RuleFile file, SourceText text, String message, int from) {
        Matcher report = EXPRESSION.matcher(message);
        if (!report.find()) {
            return Optional.empty();
        }
        String expression = report.group(1).strip();
        Matcher member = MEMBER.matcher(report.group(2));
        if (!member.find()) {
            Place place = text.find(expression, from).orElse(new Place(from, 1));
            String problem = Sentence.of(report.group(2));
            return Optional.of(file.finding(
                    place.line(), place.column(), "The condition " + expression + " is wrong: " + problem));
        }
        String name = member.group(2);
        Place place = text.findWithin(expression, name, from).orElse(new Place(from, 1));
        return Optional.of(file.finding(place.line(), place.column(), unknownMember(member.group(1), name)));
    }

    private static String unknownMember(String className, String name) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return simple + " has no field or method " + name + ", and the file has no function of that name."
                + Vocabulary.meantMember(className, name);
    }
}
