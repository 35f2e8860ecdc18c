package sh.fabrik.facts;

import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** What is known about the true value of a share: how probable it is that it lies under another. */
public sealed interface Distribution {

    /**
     * Probability that the true share is under this one.
     *
     * @param share 0 to 1; what is less or more counts as 0 or 1
     */
    double below(double share);

    /**
     * Beta distributed, as what is known from counted runs is.
     *
     * @param alpha above 0: hits, and what was believed before
     * @param beta above 0: misses, and what was believed before
     */
    record Beta(double alpha, double beta) implements Distribution {
        @Override
        public double below(double share) {
            return RegularizedBeta.value(inside(share), alpha, beta);
        }
    }

    /**
     * As somebody drew it: linear between the hundredths.
     *
     * @param hundredths 101 probabilities: that the true share is under 0.00, 0.01 … 1.00
     */
    record Table(List<Double> hundredths) implements Distribution {
        public static final int SIZE = 101;

        private static final int LAST = SIZE - 1;

        public Table {
            if (hundredths.size() != SIZE) {
                throw new IllegalArgumentException(
                        "A distribution needs " + SIZE + " probabilities, got " + hundredths.size());
            }
            hundredths = List.copyOf(hundredths);
        }

        @Override
        public double below(double share) {
            double position = inside(share) * LAST;
            int percent = Math.min(LAST - 1, (int) position);
            double rest = position - percent;
            return hundredths.get(percent) * (1 - rest) + hundredths.get(percent + 1) * rest;
        }
    }

    private static double inside(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
