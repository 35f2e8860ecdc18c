package sh.fabrik.run;

import java.util.Optional;

/**
 * Memory and CPU of a run as one source measured them.
 *
 * @param source who measured: {@code kubernetes}, {@code csv}, {@code prometheus} … or {@link #KERNEL}
 * @param memoryPeak largest memory in use; after a kill it is at most the limit, the need was larger
 * @param throttledShare share of CPU periods in which the run was throttled, 0 to 1
 * @param oomEvents kills for memory seen, of whatever process
 * @param memoryP95 memory that 95 % of the samples stay under
 * @param memoryRequest what the scheduler kept for it
 * @param cpuRequest what the scheduler kept for it
 * @param samples readings of memory behind the peak; few or none where the run was too short to be sampled
 */
public record ResourceReading(
        String source,
        Optional<Memory> memoryPeak,
        Optional<Memory> memoryLimit,
        Optional<Cpu> cpuMean,
        Optional<Cpu> cpuP95,
        Optional<Cpu> cpuPeak,
        Optional<Double> throttledShare,
        Optional<Integer> oomEvents,
        Optional<Memory> memoryP95,
        Optional<Memory> memoryRequest,
        Optional<Cpu> cpuRequest,
        Optional<Integer> samples) {

    /** The source of a high-water mark that the kernel kept: it misses no peak, as samples do. */
    public static final String KERNEL = "kernel";

    /** Of a source that takes no samples and knows no requests. */
    public ResourceReading(
            String source,
            Optional<Memory> memoryPeak,
            Optional<Memory> memoryLimit,
            Optional<Cpu> cpuMean,
            Optional<Cpu> cpuP95,
            Optional<Cpu> cpuPeak,
            Optional<Double> throttledShare,
            Optional<Integer> oomEvents) {
        this(
                source,
                memoryPeak,
                memoryLimit,
                cpuMean,
                cpuP95,
                cpuPeak,
                throttledShare,
                oomEvents,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A high-water mark alone. */
    public static ResourceReading kernel(Memory peak) {
        return new ResourceReading(
                KERNEL,
                Optional.of(peak),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
