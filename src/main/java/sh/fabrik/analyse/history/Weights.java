package sh.fabrik.analyse.history;

/**
 * Runs with the weights that their age gives them.
 *
 * @param runs counted raw
 * @param weight sum of their weights
 * @param squares sum of their squared weights
 */
public record Weights(int runs, double weight, double squares) {}
