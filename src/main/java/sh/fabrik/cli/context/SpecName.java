package sh.fabrik.cli.context;

import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.query.KnownSpecs;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.store.Database;

/**
 * A spec as people name it.
 *
 * @param text its id, or the path of its file
 */
public record SpecName(String text) {
    /** Whether a spec of this id is meant. */
    public boolean means(String id) {
        return text.equals(id) || base().equals(id);
    }

    /**
     * The ids that are meant.
     *
     * @param project empty for all projects
     * @throws CommandProblem when the history knows no such spec
     */
    public List<String> in(Database database, Optional<String> project) {
        List<String> known = new KnownSpecs(database).ids(project);
        List<String> found = known.stream().filter(this::means).toList();
        if (found.isEmpty()) {
            throw new CommandProblem(
                    ExitCode.USAGE,
                    "No run or spec "
                            + project.map(name -> "of project " + name + " ").orElse("") + "is named \"" + text
                            + "\"." + Nearest.question(base(), known)
                            + " \"fabrik analytics quality\" lists the specs that have runs.");
        }
        return found;
    }

    private String base() {
        return text.substring(text.lastIndexOf('/') + 1).replaceFirst("\\.(json|md)$", "");
    }
}
