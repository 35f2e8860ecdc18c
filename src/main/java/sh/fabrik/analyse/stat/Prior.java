package sh.fabrik.analyse.stat;

/**
 * What is believed of a rate before its own runs are counted: as if {@code strength} runs had been seen.
 *
 * @param mean 0 to 1
 * @param strength above 0
 */
public record Prior(double mean, double strength) {
    /** Every rate is equally likely: Beta(1, 1). */
    public static final Prior UNIFORM = new Prior(0.5, 2);

    private static final double MARGIN = 1e-6;

    public Prior {
        mean = Math.max(MARGIN, Math.min(1 - MARGIN, mean));
    }

    double alpha() {
        return mean * strength;
    }

    double beta() {
        return (1 - mean) * strength;
    }
}
