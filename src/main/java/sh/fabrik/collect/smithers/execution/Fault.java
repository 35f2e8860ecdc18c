package sh.fabrik.collect.smithers.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import sh.fabrik.collect.errors.ErrorTaxonomy;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.run.ErrorType;

/**
 * An error as Smithers wrote it.
 *
 * @param code SmithersError's code, else the name of the error's class when it tells more than {@code Error}
 * @param text as written; leave this package only through {@link #message()}
 */
public record Fault(Optional<String> code, String text, Optional<Instant> at) {
    private static final Set<String> DEADLINES =
            Set.of("TASK_TIMEOUT", "TASK_HEARTBEAT_TIMEOUT", "PROCESS_TIMEOUT", "PROCESS_IDLE_TIMEOUT");
    private static final Pattern POINTS_ELSEWHERE = Pattern.compile("(?is)\\s*Task(\\(s\\))? failed\\b.*");

    /** Of an error object's code, class name and message, as far as they are there; empty when there is no message. */
    public static Optional<Fault> of(
            Optional<String> code, Optional<String> name, Optional<String> text, Optional<Instant> at) {
        Optional<String> telling = code.or(() -> name.filter(word -> !word.equals("Error")));
        return text.or(() -> telling).map(words -> new Fault(telling, words, at));
    }

    public ErrorType type() {
        return ErrorTaxonomy.classify(code, text);
    }

    /** Redacted, one line, at most 500 characters. */
    public String message() {
        return Redactor.redact(text);
    }

    /** A deadline of Smithers passed; an agent's own words about a timeout are no such proof. */
    public boolean isDeadline() {
        return code.filter(DEADLINES::contains).isPresent();
    }

    /** Only says that some task failed; why, the task's own error says. */
    public boolean pointsElsewhere() {
        return POINTS_ELSEWHERE.matcher(text).matches();
    }
}
