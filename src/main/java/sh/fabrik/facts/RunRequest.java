package sh.fabrik.facts;

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
 */
public record RunRequest(
        SpecId spec, Optional<Model> model, Optional<Memory> memory, Optional<Cpu> cpu, Optional<String> fingerprint)
        implements Fact {}
