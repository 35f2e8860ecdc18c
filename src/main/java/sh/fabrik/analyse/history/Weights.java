package sh.fabrik.analyse.history;

/**
 * Runs with the weights that their age gives them.
 *
 * @param runs counted raw
 * @param weight sum of their weights
 * @param squares sum of their squared weights
 */
public record Weights(int runs, double weight, double squares) {
    public static final Weights NONE = new Weights(0, 0, 0);

    /** So many runs of one day. */
    static Weights of(int runs, double each) {
        return new Weights(runs, runs * each, runs * each * each);
    }

    public Weights plus(Weights other) {
        return new Weights(runs + other.runs, weight + other.weight, squares + other.squares);
    }
}
