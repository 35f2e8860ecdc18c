package sh.fabrik.suggest;

import sh.fabrik.facts.Setting;
import sh.fabrik.run.SpecId;

/**
 * What one advice rule proposes for a run that is about to start. Proposals are settled in {@link Decision}.
 *
 * @param setting memory, model or cpu
 * @param kind whether it proposes a value or a bound that every value must keep
 * @param value as text: {@code 4Gi}, {@code claude-opus-4-1}, {@code 500m}
 * @param confidence 0 to 1; of two proposals for one setting the surer wins
 * @param reason one sentence with numbers
 */
public record Advice(
        SpecId spec, Setting setting, Kind kind, String value, double confidence, String rule, String reason) {
    /** What a proposal means. */
    public enum Kind {
        VALUE,
        MINIMUM,
        MAXIMUM
    }

    public static Advice memory(String rule, SpecId spec, String value, double confidence, String reason) {
        return new Advice(spec, Setting.MEMORY, Kind.VALUE, value, confidence, rule, reason);
    }

    public static Advice model(String rule, SpecId spec, String value, double confidence, String reason) {
        return new Advice(spec, Setting.MODEL, Kind.VALUE, value, confidence, rule, reason);
    }

    public static Advice cpu(String rule, SpecId spec, String value, double confidence, String reason) {
        return new Advice(spec, Setting.CPU, Kind.VALUE, value, confidence, rule, reason);
    }

    public static Advice atLeast(String rule, SpecId spec, Setting setting, String value, String reason) {
        return new Advice(spec, setting, Kind.MINIMUM, value, 1, rule, reason);
    }

    public static Advice atMost(String rule, SpecId spec, Setting setting, String value, String reason) {
        return new Advice(spec, setting, Kind.MAXIMUM, value, 1, rule, reason);
    }
}
