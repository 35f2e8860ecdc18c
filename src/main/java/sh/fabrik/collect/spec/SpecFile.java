package sh.fabrik.collect.spec;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A spec with its todo, as far as there are files for both: at least one is there.
 *
 * @param name of the main file within its folder
 */
record SpecFile(String name, Optional<Page> spec, Optional<Page> todo) {

    /** The file that the spec is named after. */
    Page main() {
        return spec.or(() -> todo).orElseThrow();
    }

    /** The id inside the file, else the file's name without its endings. */
    String id() {
        return main().id().orElseGet(() -> FileNames.base(name));
    }

    /** Ids of the tasks: the todo's, else those inside the spec; absent where neither lists any. */
    Optional<List<String>> tasks() {
        return todo.flatMap(Page::tasks).or(() -> spec.flatMap(Page::tasks));
    }

    /** The spec's {@code model} and {@code resources}; one that it lacks is taken from the todo. */
    ObjectNode configuration() {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        todo.ifPresent(page -> both.setAll(page.configuration()));
        spec.ifPresent(page -> both.setAll(page.configuration()));
        return both;
    }

    /** All text of both files. */
    String words() {
        return spec.map(Page::words).orElse("") + "\n" + todo.map(Page::words).orElse("");
    }
}
