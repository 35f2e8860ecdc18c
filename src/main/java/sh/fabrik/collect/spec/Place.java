package sh.fabrik.collect.spec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import sh.fabrik.collect.spec.document.FileNames;

/**
 * A folder to read, with all below it or only some of its files.
 *
 * @param folder as the user typed it
 * @param only names of the files that were asked for; empty when the whole folder was
 */
record Place(Path folder, Optional<Set<String>> only) {

    /** The folder for people. */
    String label() {
        return folder.toString().isEmpty() ? "this folder" : folder.toString();
    }

    boolean asksFor(String name) {
        return only.map(names -> names.contains(name)).orElse(true);
    }

    /** Whether a spec is asked for, by its own name or by its todo's. */
    boolean asksForSpec(String name) {
        return asksFor(name) || FileNames.todosOf(name).stream().anyMatch(this::asksFor);
    }

    /** Below the folder that holds this one, such as {@code specs/api-impl.json}. */
    String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path above = folder.toAbsolutePath().normalize().getParent();
        return (above == null ? absolute : above.relativize(absolute))
                .toString()
                .replace('\\', '/');
    }
}
