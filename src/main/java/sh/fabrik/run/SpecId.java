package sh.fabrik.run;

import org.jspecify.annotations.Nullable;

/**
 * A spec within its project. Two projects may use the same id for different specs.
 *
 * @param project name of the project, never blank
 * @param id the spec's own id, never blank
 */
public record SpecId(String project, String id) implements Comparable<SpecId> {
    public SpecId {
        if (project.isBlank() || id.isBlank()) {
            throw new UnreadableValue("A spec needs a project and an id; got \"" + project + "\" and \"" + id + "\".");
        }
    }

    /** Written out, as hashCode is: a run waits while the JVM makes those of a record at their first use. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpecId that && project.equals(that.project) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * project.hashCode() + id.hashCode();
    }

    /** Facts of one spec share its id, and are compared by the thousand. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public int compareTo(SpecId other) {
        if (this == other) {
            return 0;
        }
        int byProject = project.compareTo(other.project);
        return byProject != 0 ? byProject : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
