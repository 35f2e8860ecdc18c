package sh.fabrik.collect.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.NoSpec;
import sh.fabrik.collect.spec.document.Page;
import sh.fabrik.collect.spec.document.Shelf;
import sh.fabrik.collect.spec.document.SpecFile;
import sh.fabrik.collect.spec.document.SpecHash;
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
            SpecFile spec = SpecFile.open(shelf, String.valueOf(absolute.getFileName()));
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

    /** The file with the folder that holds it, such as {@code specs/api-impl.json}. */
    private static String shown(Path folder, String name) {
        return folder.getFileName() == null ? name : folder.getFileName() + "/" + name;
    }
}
