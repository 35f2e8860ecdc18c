package sh.fabrik.bench;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.CensoredSample;
import sh.fabrik.analyse.stat.KaplanMeier;
import sh.fabrik.analyse.stat.RankCorrelation;
import sh.fabrik.analyse.stat.Seen;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.analyse.stat.TwoRates;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Buckets;

/** The estimators that an analysis asks for every spec, without reading anything. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EstimatorBenchmark {
    private static final double TOLERATED = 0.02;

    /** Runs of one spec: few, and as many as an analysis looks at one by one. */
    @Param({"20", "200"})
    public int runs;

    private List<Seen> needs;
    private double[] inputs;
    private double[] peaks;
    private Buckets buckets;
    private Tally before;
    private Tally after;

    @Setup
    public void draw() {
        needs = Needs.of(runs);
        Random random = new Random(runs);
        inputs = random.doubles(runs).toArray();
        peaks = random.doubles(runs).toArray();
        SortedMap<Long, Integer> counts = new TreeMap<>();
        needs.forEach(seen -> counts.merge(Buckets.upper((long) seen.value()), 1, Integer::sum));
        buckets = new Buckets(counts);
        before = Tally.of(runs / 2, runs);
        after = Tally.of(runs / 3, runs);
    }

    /** The limit that only 2 % of the next runs exceed: log-normal fit, product-limit steps and the search between them. */
    @Benchmark
    public double limitOfACensoredSample() {
        return new CensoredSample(needs).quantile(1 - TOLERATED);
    }

    @Benchmark
    public double productLimit() {
        return new KaplanMeier(needs).above(needs.get(0).value());
    }

    @Benchmark
    public Proportion rateWithInterval() {
        return BetaRate.of(before);
    }

    @Benchmark
    public double bayesFactorOfTwoRates() {
        return new TwoRates(before, after).bayesFactor();
    }

    @Benchmark
    public double probabilityThatARateFell() {
        return new TwoRates(before, after).probabilityLower();
    }

    @Benchmark
    public RankCorrelation rankCorrelation() {
        return RankCorrelation.of(inputs, peaks);
    }

    @Benchmark
    public long percentileOfBuckets() {
        return buckets.quantile(0.95);
    }
}
