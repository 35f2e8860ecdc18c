package sh.fabrik.analyse.stat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Needs seen of one spec, some of them censored by a limit, and what they say of the runs to come.
 *
 * <p>Inside what was seen: the product-limit estimate, with two runs' worth of the log-normal fit. Beyond it: the fit. Beyond a
 * limit at which runs were stopped nothing was seen at all, so the tail is taken to be at least as long as a Pareto tail of index
 * {@value #TAIL_INDEX} (one in eight of the runs stopped at x needs more than 2x).
 */
public final class CensoredSample {
    private static final double TAIL_INDEX = 3;
    private static final double FIT_RUNS = 2;

    private final List<Seen> sample;
    private final Map<Double, Double> above = new HashMap<>();
    private final Map<Double, Double> strength = new HashMap<>();
    private final KaplanMeier steps;
    private final CensoredLogNormal fit;
    private final double weight;
    private final double runs;
    private final double largest;
    private final double variation;
    private final double beyond;
    private final int size;

    /** @param sample at least one */
    public CensoredSample(List<Seen> sample) {
        this.sample = List.copyOf(Seen.ascending(sample));
        weight = sample.stream().mapToDouble(Seen::weight).sum();
        double squares = sample.stream().mapToDouble(Seen::squares).sum();
        runs = weight * weight / squares;
        steps = new KaplanMeier(this.sample);
        fit = new CensoredLogNormal(this.sample, runs / weight);
        size = sample.stream().mapToInt(Seen::runs).sum();
        largest = this.sample.get(sample.size() - 1).value();
        variation = deviationOverMean();
        beyond = steps.above(largest);
    }

    public int size() {
        return size;
    }

    public double effectiveRuns() {
        return runs;
    }

    /** Largest value seen, complete or not. */
    public double largest() {
        return largest;
    }

    /** Product-limit share of runs that need more than the largest value seen: above 0 only when the largest were stopped. */
    public double beyondLargest() {
        return beyond;
    }

    /** Predicted share of the next runs that need more than {@code x}, 0 to 1. Computed once: each limit is asked about again and again. */
    public double above(double x) {
        return above.computeIfAbsent(x, this::predictedAbove);
    }

    private double predictedAbove(double x) {
        if (x < largest || (x == largest && beyond > 0)) {
            return inside(x);
        }
        if (beyond == 0) {
            return Math.min(fit.above(x), 1 / (runs + 1));
        }
        double fitted = fit.above(x) / Math.max(1e-12, fit.above(largest));
        return inside(largest) * Math.max(Math.min(1, fitted), Math.pow(largest / x, TAIL_INDEX));
    }

    private double inside(double x) {
        return (runs * steps.above(x) + FIT_RUNS * fit.above(x)) / (runs + FIT_RUNS);
    }

    /** How many runs the prediction at {@code x} rests on: a run stopped before x says nothing about x. */
    public double strengthAt(double x) {
        return strength.computeIfAbsent(x, this::informativeAt);
    }

    private double informativeAt(double x) {
        double informative = sample.stream()
                .filter(seen -> !seen.censored() || seen.value() >= x)
                .mapToDouble(Seen::weight)
                .sum();
        return FIT_RUNS + runs * informative / weight;
    }

    /** Smallest value that at most {@code share} of the next runs should exceed. */
    public double exceededBy(double share) {
        OptionalDouble seen = steps.exceededBy(share);
        if (seen.isPresent()) {
            return seen.getAsDouble();
        }
        double low = largest;
        double high = largest * 16;
        for (int step = 0; step < 40; step++) {
            double middle = (low + high) / 2;
            if (predictedAbove(middle) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Standard deviation over mean of the values as seen, at most 1. */
    public double variation() {
        return variation;
    }

    private double deviationOverMean() {
        double mean = mean(Seen::value);
        double variance = mean(seen -> (seen.value() - mean) * (seen.value() - mean));
        return Math.min(1, Math.sqrt(variance) / mean);
    }

    private double mean(ToDoubleFunction<Seen> value) {
        return sample.stream()
                        .mapToDouble(seen -> seen.runs() * value.applyAsDouble(seen))
                        .sum()
                / size;
    }

    /** Nearest-rank quantile of the values as seen, complete or not. */
    public double quantile(double share) {
        int counted = 0;
        for (Seen seen : sample) {
            counted += seen.runs();
            if ((double) counted / size >= share) {
                return seen.value();
            }
        }
        return largest;
    }
}
