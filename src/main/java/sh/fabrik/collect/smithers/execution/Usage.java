package sh.fabrik.collect.smithers.execution;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import sh.fabrik.run.Model;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;

/**
 * What calls of a language model used, as {@code TokenUsageReported} says.
 *
 * @param agent Smithers' name for the agent that called
 * @param tokens as reported, which for some harnesses means that cached tokens are input too: see {@link #counted}
 * @param cost absent unless every call told its cost
 */
public record Usage(Optional<Model> model, Optional<String> agent, Tokens tokens, Optional<Usd> cost) {
    private static final Predicate<String> LEAVES_CACHED_OUT =
            Pattern.compile("claude|anthropic|sonnet|opus|haiku").asPredicate();
    private static final Predicate<String> HAS_CACHED_IN =
            Pattern.compile("codex|openai|gpt|gemini|google").asPredicate();

    public Usage plus(Usage other) {
        return new Usage(
                model.or(other::model),
                agent.or(other::agent),
                tokens.plus(other.tokens),
                cost.flatMap(own -> other.cost.map(own::plus)));
    }

    /**
     * The same with each token in one count. Whether cached tokens were reported as input too says the harness, else the agent,
     * else the model: Claude's leave them out, all others have them in. More cached tokens than input can only be left out.
     *
     * @param engine the harness that ran the agent, such as {@code claude-code} or {@code codex}, where known
     */
    public Usage counted(Optional<String> engine) {
        long cached = tokens.cacheRead().orElse(0L) + tokens.cacheWrite().orElse(0L);
        boolean leftOut = cached > tokens.input().orElse(0L)
                || engine.flatMap(Usage::leavesCachedOut)
                        .or(() -> agent.flatMap(Usage::leavesCachedOut))
                        .or(() -> model.map(Model::name).flatMap(Usage::leavesCachedOut))
                        .orElse(false);
        return leftOut ? this : new Usage(model, agent, tokens.withoutCachedInput(), cost);
    }

    /** Empty when the name tells nothing. */
    private static Optional<Boolean> leavesCachedOut(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LEAVES_CACHED_OUT.test(lower)
                ? Optional.of(true)
                : HAS_CACHED_IN.test(lower) ? Optional.of(false) : Optional.empty();
    }
}
