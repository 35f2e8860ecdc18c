package sh.fabrik.collect.smithers.execution;

import java.util.Optional;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;

/**
 * What calls of a language model used, as {@code TokenUsageReported} says.
 *
 * @param cost absent unless every call told its cost
 */
public record Usage(Optional<Model> model, long inputTokens, long outputTokens, Optional<Usd> cost) {
    public Usage plus(Usage other) {
        return new Usage(
                model.or(other::model),
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cost.flatMap(own -> other.cost.map(own::plus)));
    }

    public long tokens() {
        return inputTokens + outputTokens;
    }
}
