package sh.fabrik.store.counters;

import java.util.Optional;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunKind;

/**
 * What the runs that are counted together have in common. The unknown has a place of its own: it is never mixed with a value.
 *
 * @param killed whether its memory reached the limit
 * @param fingerprint of the spec; empty when unknown
 * @param modelName empty when unknown
 * @param specType as the run's source named it; empty when unknown
 * @param limitBytes of memory; 0 when unknown
 * @param taskCount tasks of the run; -1 when unknown
 */
public record CellKey(
        RunKind kind,
        boolean killed,
        String fingerprint,
        String modelName,
        String specType,
        long limitBytes,
        long taskCount)
        implements Comparable<CellKey> {
    /** Stands for a task count that nobody gives. */
    public static final long UNKNOWN_TASKS = -1;

    public Optional<Model> model() {
        return modelName.isBlank() ? Optional.empty() : Optional.of(new Model(modelName));
    }

    public Optional<String> type() {
        return specType.isEmpty() ? Optional.empty() : Optional.of(specType);
    }

    public Optional<Memory> limit() {
        return limitBytes == 0 ? Optional.empty() : Optional.of(Memory.ofBytes(limitBytes));
    }

    public Optional<Integer> tasks() {
        return taskCount < 0 ? Optional.empty() : Optional.of((int) taskCount);
    }

    /** In the order of the components; written out, since an analysis compares some hundred thousand. */
    @Override
    public int compareTo(CellKey other) {
        int order = kind.compareTo(other.kind);
        order = order != 0 ? order : Boolean.compare(killed, other.killed);
        order = order != 0 ? order : compare(fingerprint, other.fingerprint);
        order = order != 0 ? order : compare(modelName, other.modelName);
        order = order != 0 ? order : compare(specType, other.specType);
        order = order != 0 ? order : Long.compare(limitBytes, other.limitBytes);
        return order != 0 ? order : Long.compare(taskCount, other.taskCount);
    }

    /** Most often they are one object. */
    @SuppressWarnings("ReferenceEquality")
    private static int compare(String one, String other) {
        return one == other ? 0 : one.compareTo(other);
    }
}
