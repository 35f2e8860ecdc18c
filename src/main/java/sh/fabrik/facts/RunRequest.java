package sh.fabrik.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;

/**
 * A run that is about to start and asks which model and resources it should get.
 *
 * @param model asked for, on the command line or in the spec
 * @param fingerprint of the spec as it stands
 * @param pinned settings that a person gave on the command line; advice never changes them
 */
public record RunRequest(
        SpecId spec,
        Optional<Model> model,
        Optional<Memory> memory,
        Optional<Cpu> cpu,
        Optional<String> fingerprint,
        List<Setting> pinned)
        implements SpecFact {
    public RunRequest {
        pinned = List.copyOf(pinned);
    }

    /** A request whose values all come from the spec. */
    public RunRequest(
            SpecId spec,
            Optional<Model> model,
            Optional<Memory> memory,
            Optional<Cpu> cpu,
            Optional<String> fingerprint) {
        this(spec, model, memory, cpu, fingerprint, List.of());
    }

    /** The same request after a person insisted on its value of {@code setting}. */
    public RunRequest pinning(Setting setting) {
        List<Setting> more = new ArrayList<>(pinned);
        more.add(setting);
        return new RunRequest(spec, model, memory, cpu, fingerprint, more);
    }
}
