package sh.fabrik.collect.http;

import java.time.Duration;
import java.util.Optional;

/** A request that brought no usable answer; the message is a sentence with what happened and what to do, never with a secret. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No connection: refused, reset, or an unknown host. */
        UNREACHABLE(true, true),
        /** No complete answer within the timeout. */
        SLOW(false, true),
        TLS(false, true),
        UNAUTHORIZED(false, true),
        FORBIDDEN(false, true),
        /** 429. */
        BUSY(true, true),
        /** The server did not accept this one request: 400, 404, 422 … */
        REJECTED(false, false),
        /** 5xx. */
        BROKEN(true, false),
        /** Something else than what was asked for, such as HTML. */
        FOREIGN(false, true),
        /** The answer ended before its end. */
        TRUNCATED(true, false),
        TOO_LARGE(false, false),
        /** The server says itself that something may be missing. */
        INCOMPLETE(false, true),
        /** The waiting thread was told to stop. */
        STOPPED(false, true);

        private final boolean retried;
        private final boolean ofTheSource;

        Kind(boolean retried, boolean ofTheSource) {
            this.retried = retried;
            this.ofTheSource = ofTheSource;
        }
    }

    private final Kind kind;
    private final String sentence;
    private final transient Optional<Duration> wait;

    HttpProblem(Kind kind, String sentence) {
        this(kind, sentence, Optional.empty());
    }

    /** @param wait how long the server asks to wait */
    HttpProblem(Kind kind, String sentence, Optional<Duration> wait) {
        super(sentence);
        this.sentence = sentence;
        this.kind = kind;
        this.wait = wait;
    }

    /** What happened and what to do. */
    public String sentence() {
        return sentence;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether other requests to the same server would most likely fare the same. */
    public boolean isOfTheSource() {
        return kind.ofTheSource;
    }

    boolean isWorthAnotherTry() {
        return kind.retried;
    }

    Optional<Duration> serverAsksFor() {
        return wait;
    }
}
