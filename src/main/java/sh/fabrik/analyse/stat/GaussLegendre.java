package sh.fabrik.analyse.stat;

/**
 * Sums that stand for integrals: eight places in each of some equal panels, by Gauss and Legendre (NIST Digital Library of
 * Mathematical Functions, 3.5(v)). Exact where the function is a polynomial of degree 15 in each panel.
 */
public final class GaussLegendre {
    /** Places in a panel. */
    public static final int PLACES = 8;

    private static final double[] PLACE = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };
    private static final double[] WEIGHT = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };

    private GaussLegendre() {}

    /** Where the function is asked, panel after panel; within a panel in no order. */
    public static double[] places(double from, double to, int panels) {
        double width = (to - from) / panels;
        double[] places = new double[panels * PLACES];
        for (int i = 0; i < places.length; i++) {
            double place = i % 2 == 0 ? PLACE[i % PLACES / 2] : -PLACE[i % PLACES / 2];
            int panel = i / PLACES;
            places[i] = from + width * (panel + (1 + place) / 2);
        }
        return places;
    }

    /** What the function's value at each of the {@link #places} weighs. */
    public static double[] weights(double from, double to, int panels) {
        double width = (to - from) / panels;
        double[] weights = new double[panels * PLACES];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = width / 2 * WEIGHT[i % PLACES / 2];
        }
        return weights;
    }
}
