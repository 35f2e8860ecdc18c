package sh.fabrik.collect.loki;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.RunError;

/**
 * What a run's log said about its end. Lines are heard from the newest to the oldest; the newest that tells an error's kind says
 * why the run failed, since an earlier error did not stop it. Only a few messages are kept, masked and short.
 */
final class LastWords {
    private static final int TELLING = 5;
    private static final int UNTELLING = 2;

    /** Lines that name errors to say that there are none. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i)\\b(?:0|no|without|zero) (?:errors?|failures?|failed|failing)\\b"
                    + "|\\b(?:errors?|failed|failures)[\"']?[=:] ?(?:0|null|\\[\\])(?![\\w.])|\\bauth pool summary:");

    /** What a line of no known kind must say to be an error at all. */
    private static final Pattern COMPLAINT =
            Pattern.compile("(?i)\\b(?:error|err|fatal|panic|exception|fail(?:ed|ure)?)\\b");

    private final List<RunError> telling = new ArrayList<>();
    private final List<RunError> untelling = new ArrayList<>();
    private final Set<String> messages = new HashSet<>();
    private int lines;

    void hear(LogLine line) {
        lines++;
        if (HARMLESS.matcher(line.text()).find()) {
            return;
        }
        ErrorType type = ErrorTaxonomy.classify(line.text());
        if (type == ErrorType.UNCLASSIFIED && !COMPLAINT.matcher(line.text()).find()) {
            return;
        }
        List<RunError> list = type == ErrorType.UNCLASSIFIED ? untelling : telling;
        String message = list.size() < (list == telling ? TELLING : UNTELLING) ? Redactor.redact(line.text()) : "";
        if (!message.isEmpty() && messages.add(message)) {
            list.add(new RunError(type, Optional.of(line.at()), message));
        }
    }

    /** Whether more lines would add nothing. */
    boolean isEnough() {
        return telling.size() == TELLING;
    }

    /** Lines heard. */
    int lines() {
        return lines;
    }

    /** Why the run failed; unclassified when its lines tell of errors, but not of which kind. */
    Optional<ErrorType> type() {
        return telling.stream()
                .findFirst()
                .or(() -> untelling.stream().findFirst())
                .map(RunError::type);
    }

    /** In the order of time. */
    List<RunError> errors() {
        List<RunError> all = new ArrayList<>(telling);
        all.addAll(untelling);
        all.sort(Comparator.comparing(error -> error.at().orElseThrow()));
        return all;
    }
}
