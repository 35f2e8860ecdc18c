package sh.fabrik.collect.spec.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.FileNames;
import sh.fabrik.collect.spec.document.NoSpec;
import sh.fabrik.collect.spec.document.Roles;
import sh.fabrik.collect.spec.document.SpecFile;
import sh.fabrik.collect.spec.document.SpecHash;

/** Reads the specs of a folder out of commits; files that did not change are parsed once for the whole history. */
final class GitSnapshots {
    private final ObjectReader objects;
    private final Map<Map<String, Optional<ObjectId>>, Optional<Named>> parsed = new HashMap<>();

    GitSnapshots(ObjectReader objects) {
        this.objects = objects;
    }

    /** The hashes of every spec in a tree, by spec id. */
    Map<String, SpecHash> read(ObjectId tree) throws IOException {
        List<Named> specs = new ArrayList<>();
        for (GitShelf shelf : shelves(tree)) {
            for (String name : Roles.of(shelf.names()).specs()) {
                parsed.computeIfAbsent(shelf.inputs(name), inputs -> parse(shelf, name))
                        .ifPresent(specs::add);
            }
        }
        specs.sort(Comparator.comparingInt(Named::rank));
        Map<String, SpecHash> found = new LinkedHashMap<>();
        specs.forEach(spec -> found.putIfAbsent(spec.id(), spec.hash()));
        return found;
    }

    private static Optional<Named> parse(GitShelf shelf, String name) {
        try {
            SpecFile file = SpecFile.open(shelf, name);
            return Optional.of(new Named(file.id(), file.rank(), SpecHash.of(file)));
        } catch (UnreadableContent | NoSpec e) {
            return Optional.empty();
        }
    }

    private List<GitShelf> shelves(ObjectId tree) throws IOException {
        Map<String, GitShelf> shelves = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(tree);
            while (walk.next()) {
                String path = walk.getPathString();
                String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                if (walk.isSubtree() && !FileNames.isOtherFolder(walk.getNameString())) {
                    walk.enterSubtree();
                } else if (isFile(walk) && FileNames.isDocument(walk.getNameString())) {
                    shelves.computeIfAbsent(folder, f -> new GitShelf(f, new TreeMap<>(), objects))
                            .files()
                            .put(walk.getNameString(), walk.getObjectId(0));
                }
            }
        }
        return List.copyOf(shelves.values());
    }

    private static boolean isFile(TreeWalk walk) {
        FileMode mode = walk.getFileMode(0);
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    private record Named(String id, int rank, SpecHash hash) {}
}
