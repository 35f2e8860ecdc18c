package sh.fabrik.rules.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.compiler.compiler.RuleBuildError;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.jci.CompilationProblem;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.Sentence;
import sh.fabrik.rules.text.SourceText;
import sh.fabrik.rules.text.SourceText.Place;

/**
 * Errors in a rule's consequence. The Java compiler counts lines in a class that Drools generates; how far these are from the
 * file's lines is measured with a second compilation in which the consequence starts with a known error.
 */
final class ConsequenceFindings {
    private static final String PROBE = "fabrikMeasuresLines";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

    private final RuleFile file;
    private final SourceText text;

    private ConsequenceFindings(RuleFile file, SourceText text) {
        this.file = file;
        this.text = text;
    }

    static List<Finding> of(RuleFile file, SourceText text, RuleBuildError error) {
        return new ConsequenceFindings(file, text).findings(error);
    }

    private List<Finding> findings(RuleBuildError error) {
        String rule = error.getRule().getName();
        Optional<Integer> afterThen = offsetAfterThen(rule);
        if (afterThen.isEmpty() || problems(error).isEmpty()) {
            return List.of(file.finding(
                    Math.max(1, error.getLine()), 1, "The consequence is wrong: " + firstLine(error.getMessage())));
        }
        List<CompilationProblem> shifted = probe(afterThen.get());
        int thenLine = text.place(afterThen.get()).line();
        int probeLine = shifted.stream()
                .filter(problem -> problem.getMessage().contains(PROBE))
                .mapToInt(CompilationProblem::getStartLine)
                .findFirst()
                .orElse(0);
        List<Finding> found = new ArrayList<>();
        for (CompilationProblem problem : probeLine == 0 ? problems(error) : shifted) {
            if (!problem.getMessage().contains(PROBE)) {
                found.add(finding(problem, probeLine == 0 ? thenLine : thenLine + problem.getStartLine() - probeLine));
            }
        }
        return found;
    }

    private Finding finding(CompilationProblem problem, int line) {
        Matcher names = NAME.matcher(problem.getMessage());
        while (names.find()) {
            Optional<Place> place = text.findIn(line, names.group());
            if (place.isPresent() && !names.group().equals("The")) {
                return file.finding(line, place.get().column(), Sentence.of(problem.getMessage()));
            }
        }
        return file.finding(line, text.indent(line), Sentence.of(problem.getMessage()));
    }

    private List<CompilationProblem> probe(int afterThen) {
        String source = file.source();
        String probed = source.substring(0, afterThen) + " " + PROBE + "(); " + source.substring(afterThen);
        return RuleCompiler.build(file, probed).errors().stream()
                .flatMap(ConsequenceFindings::problemsOf)
                .toList();
    }

    private static List<CompilationProblem> problems(RuleBuildError error) {
        return problemsOf(error).toList();
    }

    private static Stream<CompilationProblem> problemsOf(KnowledgeBuilderError error) {
        if (error instanceof RuleBuildError rule && rule.getObject() instanceof CompilationProblem[] problems) {
            return Arrays.stream(problems).filter(CompilationProblem::isError);
        }
        return Stream.empty();
    }

    /** The offset behind the word {@code then} of the named rule. */
    private Optional<Integer> offsetAfterThen(String rule) {
        Matcher start = Pattern.compile("(?m)^\\s*rule\\s+[\"']?" + Pattern.quote(rule) + "\\b")
                .matcher(text.code());
        Matcher then = Pattern.compile("(?m)^\\s*then\\b|\\bthen\\s*$").matcher(text.code());
        return start.find() && then.find(start.end()) ? Optional.of(then.end()) : Optional.empty();
    }

    private static String firstLine(String message) {
        return Sentence.of(
                message.replaceFirst("^Rule Compilation error\\s*", "").split("\\R", 2)[0]);
    }
}
