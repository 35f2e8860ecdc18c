package sh.fabrik.collect.errors;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sh.fabrik.run.ErrorType;

/**
 * One sign of one kind of error.
 *
 * @param codes error codes and class names that decide alone; {@code X_*} stands for a family
 * @param hints codes too general to decide: they count when the text says nothing
 * @param pattern what the text says; without nested repetition, so that it takes linear time
 */
record Signal(ErrorType type, Set<String> codes, Set<String> hints, Pattern pattern) {

    /**
     * All signs, the first that fits decides. A kind may stand twice: early with words that leave no doubt, late with words
     * that other errors use too. Tests and compilers come before credentials and limits, because the output of a failing test is full of words
     * such as "unauthorized" and "timed out"; a missing tool comes before both, because it only looks like a failing test.
     */
    static final List<Signal> IN_ORDER = SignalTable.signals();

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }
}
