package sh.fabrik.analyse.history;

import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * A spec as its folder has it now; everything is absent when only its runs are known.
 *
 * @param text the column {@code specs.body}: JSON
 */
public record SpecNow(
        SpecId id,
        Optional<String> type,
        Optional<String> complexity,
        Optional<Integer> taskCount,
        Optional<Memory> memoryLimit,
        Optional<Cpu> cpuLimit,
        Optional<Model> model,
        Optional<Long> timeoutSeconds,
        Optional<String> fingerprint,
        Optional<String> text) {

    public static SpecNow onlyRuns(SpecId id) {
        return new SpecNow(
                id,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
