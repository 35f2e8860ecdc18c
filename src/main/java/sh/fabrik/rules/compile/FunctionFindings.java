package sh.fabrik.rules.compile;

import java.util.List;
import org.drools.compiler.compiler.FunctionError;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.Sentence;
import sh.fabrik.rules.text.SourceText;

/** Errors in a function, which is what a threshold is. */
final class FunctionFindings {
    private FunctionFindings() {}

    static List<Finding> of(RuleFile file, SourceText text, FunctionError error) {
        String name = error.getFunctionDescr().getName();
        int[] lines = error.getLines();
        int line = lines.length > 0 && lines[0] > 0
                ? lines[0]
                : error.getFunctionDescr().getLine();
        String problem = error.getMessage()
                .replaceFirst("(?s)^\\s*\\[\\s*function \\S+ \\(line:\\s*-?\\d+\\):\\s*", "")
                .replaceFirst("]\\s*$", "");
        int column = text.findIn(line, name).map(SourceText.Place::column).orElse(text.indent(line));
        return List.of(file.finding(line, column, "The function " + name + " is wrong: " + Sentence.of(problem)));
    }
}
