package sh.fabrik.suggest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;

/**
 * How much a suggestion asks for, where that is a number: so that a small move of the value is told from a large one.
 *
 * @param amount in the kind's unit, zero or more
 */
record Magnitude(Kind kind, double amount) {
    private static final Pattern LABELLED = Pattern.compile("\\s*([a-z ]+?)\\s*:\\s*(\\S.*?)\\s*");
    private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

    /** What is counted. */
    enum Kind {
        BYTES,
        NANOCORES,
        SECONDS,
        PERCENT
    }

    /** Reads {@code memory: 4Gi}, {@code cpu: 500m}, {@code timeout: 1h30m} and {@code anything: 30 %}; of others, nothing. */
    static Optional<Magnitude> of(String suggested) {
        Matcher labelled = LABELLED.matcher(suggested);
        if (!labelled.matches()) {
            return Optional.empty();
        }
        String text = labelled.group(2);
        try {
            return switch (labelled.group(1)) {
                case "memory" ->
                    Optional.of(new Magnitude(Kind.BYTES, Memory.parse(text).bytes()));
                case "cpu", "cpu request" ->
                    Optional.of(new Magnitude(Kind.NANOCORES, Cpu.parse(text).nanocores()));
                case "timeout" -> duration(text);
                default -> share(text);
            };
        } catch (UnreadableValue e) {
            return Optional.empty();
        }
    }

    /** Whether this lies more than {@code share} of {@code other} away from it; so too when both count different things. */
    boolean movedFrom(Magnitude other, double share) {
        return kind != other.kind || Math.abs(amount - other.amount) > share * other.amount;
    }

    private static Optional<Magnitude> share(String text) {
        Matcher share = SHARE.matcher(text);
        return share.matches()
                ? Optional.of(new Magnitude(Kind.PERCENT, Double.parseDouble(share.group(1))))
                : Optional.empty();
    }

    private static Optional<Magnitude> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        long seconds = part(parts, 1) * 3600 + part(parts, 2) * 60 + part(parts, 3);
        return Optional.of(new Magnitude(Kind.SECONDS, seconds));
    }

    private static long part(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
