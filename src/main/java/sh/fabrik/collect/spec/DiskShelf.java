package sh.fabrik.collect.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.collect.FileContent;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.Shelf;

/** A folder on disk as it is now. */
record DiskShelf(Path folder) implements Shelf {

    @Override
    public Set<String> names() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .map(path -> String.valueOf(path.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UnreadableContent(folder.toString(), "It cannot be listed (" + e + "); check its permissions.");
        }
    }

    @Override
    public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    @Override
    public byte[] content(String name) {
        return FileContent.load(folder.resolve(name));
    }

    @Override
    public String where(String name) {
        return folder.resolve(name).toString();
    }
}
