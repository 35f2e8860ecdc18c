package sh.fabrik.collect.spec.document;

import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.UnreadableContent;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A spec with its todo, as far as there are files for both: at least one is there.
 *
 * @param name of the main file within its folder
 */
public record SpecFile(String name, Optional<Page> spec, Optional<Page> todo) {

    /** The file that the spec is named after. */
    public Page main() {
        return spec.or(() -> todo).orElseThrow();
    }

    /** The id inside the file, else the file's name without its endings. */
    public String id() {
        return main().id().orElseGet(() -> FileNames.base(name));
    }

    /** Which of several files with one id counts, the lowest first: the one named after the id, the shared todo last. */
    public int rank() {
        return FileNames.base(name).equals(id()) ? 0 : FileNames.SHARED_TODO.equals(name) ? 2 : 1;
    }

    /** Ids of the tasks: the todo's, else those inside the spec; absent where neither lists any. */
    public Optional<List<String>> tasks() {
        return todo.flatMap(Page::tasks).or(() -> spec.flatMap(Page::tasks));
    }

    /** The spec's {@code model} and {@code resources}; one that it lacks is taken from the todo. */
    public ObjectNode configuration() {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        todo.ifPresent(page -> both.setAll(page.configuration()));
        spec.ifPresent(page -> both.setAll(page.configuration()));
        return both;
    }

    /** All text of both files. */
    public String words() {
        return spec.map(Page::words).orElse("") + "\n" + todo.map(Page::words).orElse("");
    }

    /**
     * The pages of a spec.
     *
     * @param name its file, or a todo whose spec may lie beside it
     */
    public static SpecFile open(Shelf shelf, String name) {
        if (FileNames.isTodo(name)) {
            Optional<String> spec =
                    FileNames.specsOf(name).stream().filter(shelf::has).findFirst();
            return spec.isPresent()
                    ? open(shelf, spec.get())
                    : new SpecFile(name, Optional.empty(), Optional.of(todo(shelf, name)));
        }
        Page spec = page(shelf, name);
        Optional<Page> own =
                FileNames.todosOf(name).stream().filter(shelf::has).findFirst().map(todo -> own(shelf, todo));
        String id = spec.id().orElseGet(() -> FileNames.base(name));
        return new SpecFile(name, Optional.of(spec), own.or(() -> shared(shelf, id)));
    }

    private static Page own(Shelf shelf, String todo) {
        try {
            return page(shelf, todo);
        } catch (NoSpec e) {
            throw new UnreadableContent(shelf.where(todo), "It is no todo: " + e.reason() + "; repair or remove it.");
        }
    }

    private static Page todo(Shelf shelf, String name) {
        Page todo = page(shelf, name);
        if (todo.tasks().isEmpty()) {
            throw new NoSpec("it lists no tasks");
        }
        return todo;
    }

    /** The folder's shared todo where it names this spec; a broken one is reported for itself. */
    private static Optional<Page> shared(Shelf shelf, String id) {
        if (!shelf.has(FileNames.SHARED_TODO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(page(shelf, FileNames.SHARED_TODO))
                    .filter(todo -> todo.id().equals(Optional.of(id)));
        } catch (UnreadableContent | NoSpec e) {
            return Optional.empty();
        }
    }

    static Page page(Shelf shelf, String name) {
        byte[] content = shelf.content(name);
        return FileNames.isMarkdown(name)
                ? MarkdownPage.read(content, name, shelf.where(name))
                : JsonPage.read(content, name, shelf.where(name));
    }
}
