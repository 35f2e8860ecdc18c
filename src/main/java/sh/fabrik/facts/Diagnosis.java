package sh.fabrik.facts;

import sh.fabrik.run.SpecId;

/**
 * What is wrong with a spec's runs: the first layer's answer, a fact for the second.
 *
 * @param name of the diagnosis rule: memory-starved, timing-out, failing-by-environment
 * @param reason one sentence with numbers
 */
public record Diagnosis(SpecId spec, String name, String reason, Evidence evidence) implements SpecFact {
    public static Diagnosis of(String name, SpecId spec, String reason, Evidence evidence) {
        return new Diagnosis(spec, name, reason, evidence);
    }
}
