package sh.fabrik.collect.prometheus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Memory;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.Source;

/** Makes of a run's figures what is stored. */
record Readings(PrometheusSource source) {
    /** With fewer scrapes a peak is more likely missed than seen. */
    static final int FEWEST_SCRAPES = 3;

    private static final double AT_THE_LIMIT = 0.98; // share of it

    RunPart part(FinishedRun run, Measured measured) {
        List<ResourceReading> readings = new ArrayList<>(List.of(reading(run, measured)));
        mark(run, measured).map(ResourceReading::kernel).ifPresent(readings::add);
        return run.part(
                        Source.PROMETHEUS,
                        samples(run, measured),
                        "Prometheus at " + source.http().base())
                .withConfiguration(configuration(run, measured))
                .withResources(readings);
    }

    /**
     * The kernel's high-water mark. It counts the page cache, which grows until it meets the limit: a mark there, of a run that was not
     * killed, says nothing about its need.
     */
    private static Optional<Memory> mark(FinishedRun run, Measured measured) {
        Optional<Memory> limit = memory(Metric.MEMORY_LIMIT, run, measured).or(run::memoryLimit);
        boolean killed = measured.kills(run).filter(kills -> kills > 0).isPresent();
        return memory(Metric.MEMORY_MARK, run, measured)
                .filter(mark -> killed
                        || limit.filter(most -> mark.bytes() >= most.bytes() * AT_THE_LIMIT)
                                .isEmpty());
    }

    /** Of two readings of one run the one with more samples knows more: their number is the part's revision. */
    static int samples(FinishedRun run, Measured measured) {
        return measured.sum(Metric.SAMPLES, run).map(Double::intValue).orElse(0);
    }

    boolean isTooShort(FinishedRun run) {
        Duration least = source.scrapeInterval().multipliedBy(FEWEST_SCRAPES);
        return Measured.worked(run).compareTo(least) < 0;
    }

    private ResourceReading reading(FinishedRun run, Measured measured) {
        int samples = samples(run, measured);
        boolean sampled = !isTooShort(run) && samples >= FEWEST_SCRAPES;
        return new ResourceReading(
                Source.PROMETHEUS.word(),
                memory(Metric.MEMORY_PEAK, run, measured).filter(peak -> sampled),
                memory(Metric.MEMORY_LIMIT, run, measured),
                mean(run, measured).filter(mean -> sampled),
                cpu(Metric.CPU_P95, run, measured).filter(p95 -> sampled),
                cpu(Metric.CPU_PEAK, run, measured).filter(peak -> sampled),
                throttled(run, measured),
                measured.kills(run),
                memory(Metric.MEMORY_P95, run, measured).filter(p95 -> sampled),
                memory(Metric.MEMORY_REQUEST, run, measured),
                cpu(Metric.CPU_REQUEST, run, measured),
                Optional.of(samples));
    }

    private static Optional<Cpu> mean(FinishedRun run, Measured measured) {
        double seconds = Measured.worked(run).toMillis() / 1000.0;
        return measured.sum(Metric.CPU_SECONDS, run)
                .filter(used -> seconds > 0)
                .map(used -> Cpu.ofCores(used / seconds));
    }

    private static Optional<Double> throttled(FinishedRun run, Measured measured) {
        return measured.sum(Metric.PERIODS, run)
                .filter(periods -> periods > 0)
                .flatMap(periods ->
                        measured.sum(Metric.THROTTLED, run).map(throttled -> Math.min(1, throttled / periods)));
    }

    private static Optional<Memory> memory(Metric metric, FinishedRun run, Measured measured) {
        return measured.largest(metric, run)
                .filter(bytes -> bytes < Long.MAX_VALUE / 2)
                .map(bytes -> Memory.ofBytes(Math.round(bytes)));
    }

    private static Optional<Cpu> cpu(Metric metric, FinishedRun run, Measured measured) {
        return measured.largest(metric, run).map(Cpu::ofCores);
    }

    private static Configuration configuration(FinishedRun run, Measured measured) {
        return new Configuration(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        cpu(Metric.CPU_LIMIT, run, measured),
                        Optional.empty())
                .withRequests(memory(Metric.MEMORY_REQUEST, run, measured), cpu(Metric.CPU_REQUEST, run, measured));
    }
}
