package sh.fabrik.analyse.stat;

import org.apache.commons.numbers.gamma.LogBeta;

/** Two groups of runs: one rate or two? */
public record TwoRates(Tally before, Tally after) {
    /**
     * How much better two rates explain the runs than one: B(s1+1, f1+1) B(s2+1, f2+1) / B(s1+s2+1, f1+f2+1), uniform priors (Kass
     * and Raftery 1995). Counts are raw: each run is one look.
     */
    public double bayesFactor() {
        double apart = logLikelihood(before.hits(), before.n()) + logLikelihood(after.hits(), after.n());
        double together = logLikelihood(before.hits() + after.hits(), before.n() + after.n());
        return Math.exp(Math.min(700, apart - together));
    }

    /**
     * Probability that the later rate is lower, uniform priors: the exact sum for Beta distributions with whole-numbered parameters
     * (Miller 2015, Formulas for Bayesian A/B Testing), each term from the one before it, as logarithms since the first may be tiny.
     */
    public double probabilityLower() {
        double hits = after.hits() + 1.0;
        double misses = after.n() - after.hits() + 1.0;
        double missesBefore = before.n() - before.hits() + 1.0;
        double allMisses = misses + missesBefore;
        double term = LogBeta.value(hits, allMisses) - LogBeta.value(hits, misses);
        double sum = 0;
        for (int i = 0; i <= before.hits(); i++) {
            sum += Math.exp(term);
            term += Math.log((hits + i) / (hits + i + allMisses) * ((missesBefore + i) / (i + 1)));
        }
        return Math.min(1, sum);
    }

    private static double logLikelihood(int hits, int n) {
        return LogBeta.value(hits + 1.0, n - hits + 1.0);
    }
}
