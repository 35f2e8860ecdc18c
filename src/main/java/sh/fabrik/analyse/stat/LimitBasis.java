package sh.fabrik.analyse.stat;

/**
 * What a limit was estimated from, in numbers.
 *
 * @param n values seen
 * @param effectiveRuns how many runs of equal weight would say as much
 * @param largest value seen
 * @param variation standard deviation over mean of the values, at most 1
 * @param margin what the largest value is multiplied with
 */
public record LimitBasis(int n, double effectiveRuns, double largest, double variation, double margin) {}
