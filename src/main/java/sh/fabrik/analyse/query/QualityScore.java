package sh.fabrik.analyse.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A spec's quality as one number: 55 % success, 20 % cost, 15 % duration, 10 % first pass (docs/statistics.md).
 *
 * @param points 0 to 100
 * @param success 5 % bound of the success rate, 0 to 1, so that few runs cannot look perfect
 * @param cost 1 / (1 + cost per success over the project's median): 0.5 at the median
 * @param duration the same of the time per success
 * @param firstPass tasks over attempts
 */
public record QualityScore(
        double points, double success, Optional<Double> cost, Optional<Double> duration, Optional<Double> firstPass) {
    /** Fewer runs get no score. */
    static final int FEWEST_RUNS = 5;

    private static final double SUCCESS_WEIGHT = 0.55;
    private static final double COST_WEIGHT = 0.20;
    private static final double DURATION_WEIGHT = 0.15;
    private static final double FIRST_PASS_WEIGHT = 0.10;

    /** A from 85 points, B from 70, C from 55, D from 40, else F. */
    public String letter() {
        return points >= 85 ? "A" : points >= 70 ? "B" : points >= 55 ? "C" : points >= 40 ? "D" : "F";
    }

    /** @param all specs that may be compared; those of the same project are */
    static Optional<QualityScore> of(QualityInputs spec, List<QualityInputs> all) {
        if (spec.success().n() < FEWEST_RUNS) {
            return Optional.empty();
        }
        List<QualityInputs> peers = all.stream()
                .filter(other -> other.spec().project().equals(spec.spec().project()))
                .toList();
        Optional<Double> cost = against(spec, peers, input -> input.perSuccess(input.cost()));
        Optional<Double> duration = against(spec, peers, input -> input.perSuccess(input.seconds()));
        double success = spec.success().low();
        double weights = SUCCESS_WEIGHT
                + cost.map(c -> COST_WEIGHT).orElse(0.0)
                + duration.map(d -> DURATION_WEIGHT).orElse(0.0)
                + spec.firstPass().map(f -> FIRST_PASS_WEIGHT).orElse(0.0);
        double sum = SUCCESS_WEIGHT * success
                + COST_WEIGHT * cost.orElse(0.0)
                + DURATION_WEIGHT * duration.orElse(0.0)
                + FIRST_PASS_WEIGHT * spec.firstPass().orElse(0.0);
        return Optional.of(new QualityScore(100 * sum / weights, success, cost, duration, spec.firstPass()));
    }

    private static Optional<Double> against(
            QualityInputs spec, List<QualityInputs> peers, Function<QualityInputs, Optional<Double>> amount) {
        double[] known = peers.stream()
                .filter(peer -> peer.success().n() >= FEWEST_RUNS)
                .map(amount)
                .flatMap(Optional::stream)
                .mapToDouble(value -> value)
                .sorted()
                .toArray();
        return amount.apply(spec).filter(value -> known.length > 0).map(value -> {
            double median = known[(known.length - 1) / 2];
            return median == 0 ? (value == 0 ? 0.5 : 0.0) : 1 / (1 + value / median);
        });
    }
}
