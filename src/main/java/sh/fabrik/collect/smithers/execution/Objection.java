package sh.fabrik.collect.smithers.execution;

import java.util.Optional;
import sh.fabrik.run.ErrorType;

/**
 * What the output of a finished attempt says against its success: tests that did not pass, a rejected review, a blocked
 * report.
 *
 * @param text as written
 */
public record Objection(ErrorType type, Optional<String> text) {}
