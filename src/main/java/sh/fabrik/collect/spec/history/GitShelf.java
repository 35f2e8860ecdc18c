package sh.fabrik.collect.spec.history;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import sh.fabrik.collect.FileContent;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.FileNames;
import sh.fabrik.collect.spec.document.Shelf;

/** One folder as it was in a commit. */
record GitShelf(String folder, TreeMap<String, ObjectId> files, ObjectReader objects) implements Shelf {

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name);
    }

    @Override
    public byte[] content(String name) {
        try {
            return objects.open(files.get(name)).getCachedBytes(FileContent.LARGEST);
        } catch (IOException | LargeObjectException e) {
            throw new UnreadableContent(where(name), "It cannot be read from git (" + e + ").");
        }
    }

    @Override
    public String where(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** Names and contents of all files that decide what the spec in one of them says. */
    Map<String, Optional<ObjectId>> inputs(String spec) {
        Map<String, Optional<ObjectId>> inputs = new TreeMap<>();
        inputs.put(spec, id(spec));
        FileNames.todosOf(spec).forEach(todo -> inputs.put(todo, id(todo)));
        inputs.put(FileNames.SHARED_TODO, id(FileNames.SHARED_TODO));
        return inputs;
    }

    private Optional<ObjectId> id(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
