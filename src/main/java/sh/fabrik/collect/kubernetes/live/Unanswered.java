package sh.fabrik.collect.kubernetes.live;

import java.util.Optional;

/** A question that the cluster did not answer; the message is a sentence that says why and what to do. */
final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    /** No answer at all. */
    private static final int NONE = 0;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int GONE = 410;

    private final int code;
    private final String next;

    private Unanswered(String sentence, int code, String next) {
        super(sentence);
        this.code = code;
        this.next = next;
    }

    static Unanswered because(String sentence) {
        return new Unanswered(sentence, NONE, "");
    }

    /** @param code of HTTP */
    static Unanswered with(int code, String sentence) {
        return new Unanswered(sentence, code, "");
    }

    /** The point where a list could go on, or from where a watch should, is no longer kept by the server. */
    static Unanswered gone(String sentence, String next) {
        return new Unanswered(sentence, GONE, next);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    boolean isForbidden() {
        return code == FORBIDDEN;
    }

    boolean isGone() {
        return code == GONE;
    }

    /** Where the server offers to go on with a list that it no longer keeps as it was. */
    Optional<String> next() {
        return next.isEmpty() ? Optional.empty() : Optional.of(next);
    }

    /** Whether asking again later can help; who is not let in stays outside. */
    boolean mayPass() {
        return code != UNAUTHORIZED && code != FORBIDDEN;
    }
}
