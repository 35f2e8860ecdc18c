package sh.fabrik.collect.errors;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sh.fabrik.run.ErrorType;

/**
 * Tells what kind of error a text or a producer's error code means. The one table behind it is {@link Signal#IN_ORDER}; its
 * meaning for people stands in docs/errors.md.
 */
public final class ErrorTaxonomy {
    /** Messages may be whole logs: their beginning says what was tried, their end what went wrong. */
    private static final int EXAMINED_AT_EACH_END = 20_000;

    private static final int SHORTEST_FAMILY_OF_CODES = 3;

    private static final Map<String, ErrorType> DECIDING = byCode(Signal::codes);
    private static final Map<String, ErrorType> HINTING = byCode(Signal::hints);

    private ErrorTaxonomy() {}

    /**
     * The kind of error a text tells of, {@link ErrorType#UNCLASSIFIED} when it tells of none.
     *
     * @param text as the source has it, with its line ends: not the redacted form
     */
    public static ErrorType classify(String text) {
        return said(text).orElse(ErrorType.UNCLASSIFIED);
    }

    /**
     * As {@link #classify(String)}, with the error's code or class name, such as {@code TASK_TIMEOUT} or {@code ZodError}. A code
     * that leaves no doubt decides; a general one, such as {@code SESSION_ERROR}, counts when the text tells nothing.
     */
    public static ErrorType classify(Optional<String> code, String text) {
        return code.flatMap(ErrorTaxonomy::decided)
                .or(() -> said(text))
                .or(() -> code.flatMap(c -> find(HINTING, c)))
                .orElse(ErrorType.UNCLASSIFIED);
    }

    /** The kind of error a code, a class name or one of fabrik's own words stands for; empty when no table knows it. */
    public static Optional<ErrorType> ofCode(String code) {
        return decided(code).or(() -> find(HINTING, code));
    }

    private static Optional<ErrorType> decided(String code) {
        return ErrorType.find(code.strip().toLowerCase(Locale.ROOT)).or(() -> find(DECIDING, code));
    }

    private static Optional<ErrorType> said(String text) {
        String examined = PlainText.of(PlainText.ends(EXAMINED_AT_EACH_END, text));
        for (Signal signal : Signal.IN_ORDER) {
            if (signal.isIn(examined)) {
                return Optional.of(signal.type());
            }
        }
        return Optional.empty();
    }

    /** The whole code first, then ever shorter families: {@code WORKTREE_*} for {@code WORKTREE_ADD_FAILED}. */
    private static Optional<ErrorType> find(Map<String, ErrorType> types, String code) {
        String word = code.strip().toLowerCase(Locale.ROOT);
        ErrorType exact = types.get(word);
        int end = word.lastIndexOf('_');
        while (exact == null && end >= SHORTEST_FAMILY_OF_CODES - 1) {
            exact = types.get(word.substring(0, end) + "_*");
            end = word.lastIndexOf('_', end - 1);
        }
        return Optional.ofNullable(exact);
    }

    private static Map<String, ErrorType> byCode(Function<Signal, Set<String>> codes) {
        Map<String, ErrorType> types = new HashMap<>();
        for (Signal signal : Signal.IN_ORDER) {
            codes.apply(signal).forEach(code -> types.putIfAbsent(code.toLowerCase(Locale.ROOT), signal.type()));
        }
        return Map.copyOf(types);
    }
}
