package sh.fabrik.rules.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.runtime.rule.ConsequenceException;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.text.Sentence;
import sh.fabrik.rules.text.SourceText;

/** What to say of a rule that failed while it was judging. */
final class FiringFindings {
    private static final Pattern CONSTRAINT =
            Pattern.compile("Error evaluating constraint '(.*?)' in |\\[Near : \\{\\.\\.\\. (.*?) \\.\\.\\.\\.}]");

    private FiringFindings() {}

    static Finding of(RuleFile file, Throwable failure) {
        SourceText text = new SourceText(file.source());
        Optional<SourceText.Place> condition = condition(failure).flatMap(found -> place(text, found, file.ruleLine()));
        Throwable cause = root(failure);
        String reason = cause.getClass().getSimpleName()
                + Optional.ofNullable(cause.getMessage())
                        .map(message -> ": " + message)
                        .orElse("");
        String where = failure instanceof ConsequenceException ? "Its consequence" : "Its condition";
        return file.finding(
                condition.map(SourceText.Place::line).orElse(file.ruleLine()),
                condition.map(SourceText.Place::column).orElse(1),
                where + " failed, and nothing that the rule said is used. " + Sentence.of(reason));
    }

    /** Drools writes numbers in its own way, so the right side of a comparison need not be found. */
    private static Optional<SourceText.Place> place(SourceText text, String condition, int from) {
        return text.find(condition, from).or(() -> text.find(condition.split("[<>=!]", 2)[0], from));
    }

    private static Optional<String> condition(Throwable failure) {
        Matcher matcher = CONSTRAINT.matcher(String.valueOf(failure.getMessage()));
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }

    private static Throwable root(Throwable failure) {
        Throwable current = failure;
        for (Throwable cause = current.getCause(); cause != null; cause = current.getCause()) {
            current = cause;
        }
        return current;
    }
}
