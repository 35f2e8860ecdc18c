package sh.fabrik.rules.scenario;

import sh.fabrik.run.SpecId;

/**
 * The place within a scenario that a value belongs to, for messages.
 *
 * @param text such as {@code MemoryProfile.limit}
 * @param spec of the enclosing fact: a record within a fact is about the fact's spec unless it says otherwise
 */
record Where(String text, SpecId spec) {
    Where at(String component) {
        return new Where(text + "." + component, spec);
    }

    Where about(SpecId other) {
        return new Where(text, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
