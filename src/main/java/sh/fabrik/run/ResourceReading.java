package sh.fabrik.run;

import java.util.Optional;

/**
 * Memory and CPU of a run as one source measured them.
 *
 * @param source who measured: {@code kubernetes}, {@code csv}, {@code prometheus} …
 * @param memoryPeak largest memory in use; after a kill it is at most the limit, the need was larger
 * @param throttledShare share of CPU periods in which the run was throttled, 0 to 1
 * @param oomEvents kills for memory seen, of whatever process
 */
public record ResourceReading(
        String source,
        Optional<Memory> memoryPeak,
        Optional<Memory> memoryLimit,
        Optional<Cpu> cpuMean,
        Optional<Cpu> cpuP95,
        Optional<Cpu> cpuPeak,
        Optional<Double> throttledShare,
        Optional<Integer> oomEvents) {}
