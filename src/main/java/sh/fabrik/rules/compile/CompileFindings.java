package sh.fabrik.rules.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.drools.compiler.compiler.FunctionError;
import org.drools.compiler.compiler.ImportError;
import org.drools.compiler.compiler.RuleBuildError;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.KnowledgeBuilderError;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.Sentence;
import sh.fabrik.rules.text.SourceText;
import sh.fabrik.rules.text.SourceText.Place;

/** Turns what the compiler reports into findings with line and column, which Drools itself seldom gives. */
final class CompileFindings {
    private final RuleFile file;
    private final SourceText text;

    CompileFindings(RuleFile file) {
        this.file = file;
        this.text = new SourceText(file.source());
    }

    List<Finding> of(RuleCompiler.Build build) {
        List<Finding> found = new ArrayList<>();
        build.thrown().forEach(thrown -> found.add(unforeseen(file, thrown)));
        List<KnowledgeBuilderError> errors = causes(build.errors());
        errors.forEach(error -> found.addAll(of(error)));
        if (found.isEmpty()) {
            found.add(file.finding(file.ruleLine(), 1, "The rule does not compile, and Drools does not say why."));
        }
        return List.copyOf(new TreeSet<>(found));
    }

    /** Errors of one kind drag others behind them; only the first kind in this order is worth reading. */
    private static List<KnowledgeBuilderError> causes(List<KnowledgeBuilderError> errors) {
        for (Class<?> kind : List.of(ParserError.class, FunctionError.class, ImportError.class)) {
            List<KnowledgeBuilderError> these = errors.stream()
                    .filter(kind::isInstance)
                    .filter(error -> !isEcho(error))
                    .toList();
            if (!these.isEmpty()) {
                return these;
            }
        }
        List<KnowledgeBuilderError> conditions = errors.stream()
                .filter(error -> !(error instanceof RuleBuildError) && !isEcho(error))
                .toList();
        return conditions.isEmpty() ? errors : conditions;
    }

    /** Errors about classes that Drools generates from functions, or from a file it could not read, say nothing new. */
    private static boolean isEcho(KnowledgeBuilderError error) {
        String message = error.getMessage();
        return message.contains("Parser returned a null Package")
                || message.startsWith("Unable to analyze expression '")
                || message.startsWith("Error importing : 'rules.")
                || message.contains("Only a type can be imported");
    }

    private List<Finding> of(KnowledgeBuilderError error) {
        if (error instanceof ParserError syntax) {
            return List.of(syntax(syntax));
        }
        if (error instanceof ImportError unknown) {
            return List.of(unknownImport(unknown));
        }
        if (error instanceof FunctionError function) {
            return FunctionFindings.of(file, text, function);
        }
        Optional<Finding> condition = ConditionFindings.of(file, text, error);
        if (condition.isPresent()) {
            return List.of(condition.get());
        }
        return error instanceof RuleBuildError rule ? ConsequenceFindings.of(file, text, rule) : List.of(plain(error));
    }

    private Finding syntax(ParserError error) {
        String message =
                error.getMessage().replaceFirst("^\\[ERR \\d+]\\s*", "").replaceFirst("^[Ll]ine \\d+:-?\\d+:?\\s*", "");
        int line = Math.max(1, error.getRow());
        return file.finding(line, Math.max(0, error.getCol()) + 1, "Syntax error: " + Sentence.of(message));
    }

    private Finding unknownImport(ImportError error) {
        String name = error.getMessage().replaceFirst(".*'(.*)'.*", "$1");
        Place place = text.find(name, 1).orElse(new Place(1, 1));
        return file.finding(place.line(), place.column(), "There is no class " + name + "." + Vocabulary.meant(name));
    }

    private Finding plain(KnowledgeBuilderError error) {
        int[] lines = error.getLines();
        int line = lines.length > 0 && lines[0] > 0 ? lines[0] : file.ruleLine();
        return file.finding(line, 1, Sentence.of(error.getMessage()));
    }

    static Finding unforeseen(RuleFile file, Throwable thrown) {
        return file.finding(
                file.ruleLine(), 1, "The rule does not compile: " + Sentence.of(String.valueOf(thrown.getMessage())));
    }
}
