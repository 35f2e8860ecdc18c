package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One attempt at one task of a run.
 *
 * @param nodeId the workflow's name for the task
 * @param iteration loop through the tasks, from 0
 * @param attempt from 1; above 1 it is a retry
 * @param type kind of work: the workflow step, such as implement, validate, review
 * @param agent whether a language model worked on it, where known
 * @param inputTokens read afresh: those that came from a cache or went into one are counted apart, see {@link Tokens}
 * @param cost as the source states it
 * @param result absent while it goes on, waits or was cut off
 * @param rawState the source's own word for its state
 * @param active time worked; waiting for a person is not work
 * @param errorMessage redacted, without line breaks, at most 500 characters
 */
public record TaskAttempt(
        String nodeId,
        int iteration,
        int attempt,
        String type,
        Optional<Boolean> agent,
        Optional<Model> model,
        Optional<Long> inputTokens,
        Optional<Long> outputTokens,
        Optional<Long> cacheReadTokens,
        Optional<Long> cacheWriteTokens,
        Optional<Usd> cost,
        Optional<Result> result,
        Optional<String> rawState,
        Optional<Instant> startedAt,
        Optional<Duration> active,
        Optional<ErrorType> errorType,
        Optional<String> errorMessage) {

    /** What a language model read and wrote for it. */
    public Tokens tokens() {
        return new Tokens(inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens);
    }

    /** The same at another cost. */
    public TaskAttempt withCost(Usd usd) {
        return new TaskAttempt(
                nodeId,
                iteration,
                attempt,
                type,
                agent,
                model,
                inputTokens,
                outputTokens,
                cacheReadTokens,
                cacheWriteTokens,
                Optional.of(usd),
                result,
                rawState,
                startedAt,
                active,
                errorType,
                errorMessage);
    }

    /** How an attempt ended, in the spec's words. */
    public enum Result {
        SUCCESS,
        FAILED,
        /** Failed, and another attempt followed. */
        RETRY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Result ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
