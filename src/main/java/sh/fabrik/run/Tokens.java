package sh.fabrik.run;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What language models read and wrote, each token in exactly one of four counts because each has a price of its own. Sources count
 * input in two ways: some leave cached tokens out of it, some have them in; whoever reads a source brings it to this form.
 *
 * @param input read afresh, without the tokens of the two cache counts
 * @param output written, thinking included
 * @param cacheRead read from a cache
 * @param cacheWrite read and put into a cache
 */
public record Tokens(Optional<Long> input, Optional<Long> output, Optional<Long> cacheRead, Optional<Long> cacheWrite) {
    public static final Tokens UNKNOWN =
            new Tokens(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Of a source that knows nothing of caches. */
    public static Tokens of(Optional<Long> input, Optional<Long> output) {
        return new Tokens(input, output, Optional.empty(), Optional.empty());
    }

    /** Tokens of a source that counts cached tokens as input too (OpenAI, Codex, Gemini). */
    public Tokens withoutCachedInput() {
        long cached = cacheRead.orElse(0L) + cacheWrite.orElse(0L);
        return new Tokens(input.map(all -> Math.max(0, all - cached)), output, cacheRead, cacheWrite);
    }

    public boolean areKnown() {
        return input.isPresent() || output.isPresent() || cacheRead.isPresent() || cacheWrite.isPresent();
    }

    /** Count by count; what only one of the two knows is that one's. */
    public Tokens plus(Tokens other) {
        return new Tokens(
                sum(input, other.input),
                sum(output, other.output),
                sum(cacheRead, other.cacheRead),
                sum(cacheWrite, other.cacheWrite));
    }

    public long total() {
        return input.orElse(0L) + output.orElse(0L) + cacheRead.orElse(0L) + cacheWrite.orElse(0L);
    }

    private static Optional<Long> sum(Optional<Long> one, Optional<Long> other) {
        BinaryOperator<Long> plus = Math::addExact;
        return one.map(known -> other.map(more -> plus.apply(known, more)).orElse(known))
                .or(() -> other);
    }
}
