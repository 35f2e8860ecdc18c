package sh.fabrik.run;

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

    @Override
    public int compareTo(SpecId other) {
        int byProject = project.compareTo(other.project);
        return byProject != 0 ? byProject : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
