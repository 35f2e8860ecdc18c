package sh.fabrik.collect.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;

/** Reads one spec with its todo from disk. Opens two or three files and no git: the pre-run hook waits for it. */
public final class SpecReader {
    private static final Pattern RETRY =
            Pattern.compile("\\b(?:retr(?:y|ies|ied|ying)|back-?off|re-?attempts?)\\b", Pattern.CASE_INSENSITIVE);

    private SpecReader() {}

    /**
     * The spec in a file; of a {@code .todo.json} whose spec lies beside it, that spec. Its versions are left empty.
     *
     * @param file JSON or Markdown; a generated {@code .min.json} twin is read like its original
     * @param project the project of its id
     * @throws UnreadableContent when the file or its todo is missing, broken or no spec
     */
    public static Spec read(Path file, String project) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new UnreadableContent(file.toString(), "It is a folder; name a spec file in it.");
        }
        Shelf shelf = new DiskShelf(folder);
        try {
            SpecFile spec = open(shelf, String.valueOf(absolute.getFileName()));
            return describe(spec, project, shown(folder, spec.name()), shelf.where(spec.name()))
                    .spec();
        } catch (NoSpec e) {
            throw new UnreadableContent(file.toString(), "It is no spec: " + e.reason() + ".");
        }
    }

    /** A spec, and sentences about what in it could not be read. */
    record Reading(Spec spec, List<String> notices) {}

    /**
     * @param path for people
     * @param where for notices
     */
    static Reading describe(SpecFile file, String project, String path, String where) {
        Limits limits = Limits.of(file.configuration(), where);
        SpecHash hash = SpecHash.of(file);
        List<String> tasks = file.tasks().orElse(List.of());
        Page.Counts counts = file.main().counts();
        Spec.Text text = new Spec.Text(
                counts.acceptance(),
                counts.dependencies(),
                RETRY.matcher(file.words()).find(),
                tasks);
        Spec spec = new Spec(
                new SpecId(project, file.id()),
                path,
                file.main().title(),
                SpecType.of(file),
                Workload.of(file).complexity(),
                file.tasks().map(List::size),
                limits.memory(),
                limits.cpu(),
                limits.model(),
                limits.timeout(),
                hash.fingerprint(),
                hash.configuration(),
                text,
                List.of());
        return new Reading(spec, limits.notices());
    }

    /**
     * The pages of a spec.
     *
     * @param name its file, or a todo whose spec may lie beside it
     */
    static SpecFile open(Shelf shelf, String name) {
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

    /** The file with the folder that holds it, such as {@code specs/api-impl.json}. */
    private static String shown(Path folder, String name) {
        return folder.getFileName() == null ? name : folder.getFileName() + "/" + name;
    }
}
