package sh.fabrik.analyse.stat;

/**
 * A measured need: of bytes, of seconds.
 *
 * @param value above 0
 * @param censored the run was stopped at {@code value}: it needed more, nobody knows how much
 * @param weight above 0, 1 for a run of today
 */
public record Seen(double value, boolean censored, double weight) {}
