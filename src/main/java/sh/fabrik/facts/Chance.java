package sh.fabrik.facts;

/**
 * How likely something is to be seen again, from how often it was seen: the predictive probability of a binomial rate with
 * Jeffreys' prior Beta(1/2, 1/2), which is what can be said of an event that is too rare or too fresh for an estimate of its own.
 *
 * <table><caption>Worked values</caption>
 * <tr><th>seen</th><th>of</th><th>in the next run</th><th>in one of the next 20</th></tr>
 * <tr><td>0</td><td>30</td><td>0.016</td><td>0.22</td></tr>
 * <tr><td>1</td><td>40</td><td>0.037</td><td>0.46</td></tr>
 * <tr><td>3</td><td>3</td><td>0.875</td><td>1.00</td></tr>
 * </table>
 */
public final class Chance {
    private static final double JEFFREYS = 0.5;

    private Chance() {}

    /**
     * Probability that the next run shows it.
     *
     * @param seen runs that showed it, 0 or more
     * @param of runs looked at, at least {@code seen}
     */
    public static double ofNext(int seen, int of) {
        return (seen + JEFFREYS) / (of + 2 * JEFFREYS);
    }

    /** Probability that at least one of the next {@code runs} shows it. */
    public static double ofAnother(int seen, int of, int runs) {
        double none = 1;
        for (int i = 0; i < runs; i++) {
            none *= (of - seen + JEFFREYS + i) / (of + 2 * JEFFREYS + i);
        }
        return 1 - none;
    }
}
