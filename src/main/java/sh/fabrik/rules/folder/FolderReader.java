package sh.fabrik.rules.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads one rule folder: the rule files and removals in the folders of the layers, and only what is safe to use. Links are followed, as
 * a mounted ConfigMap is made of them; entries that begin with a dot are nobody's rules.
 */
final class FolderReader {
    private static final long LARGEST = 256 * 1024;

    private final RuleFolder folder;
    private final Set<Layer> layers;
    private final Map<String, RuleFile> files = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final List<Finding> problems = new ArrayList<>();

    private FolderReader(RuleFolder folder, Set<Layer> layers) {
        this.folder = folder;
        this.layers = layers;
    }

    static FolderContent read(RuleFolder folder, Set<Layer> layers) {
        FolderReader reader = new FolderReader(folder, layers);
        if (Files.isDirectory(folder.path())) {
            reader.readLayers();
        } else if (folder.origin() == Origin.SHIPPED || folder.origin() == Origin.GIVEN) {
            reader.problems.add(Finding.about(
                    folder.path(), "There is no such rules folder; name one with --rules or FABRIK_RULES."));
        }
        return new FolderContent(folder, reader.files, reader.removed, reader.problems);
    }

    private void readLayers() {
        if (refused(folder.path())) {
            return;
        }
        for (Layer layer : layers) {
            Path path = folder.path().resolve(layer.folder());
            if (Files.isDirectory(path) && !refused(path)) {
                for (Path file : list(path)) {
                    readFile(layer, file);
                }
            }
        }
    }

    private List<Path> list(Path path) {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(
                    Finding.about(path, "The folder cannot be read, its rules are off; make it readable for you."));
            return List.of();
        }
    }

    private void readFile(Layer layer, Path file) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(".off") && !refused(file)) {
            readRemoval(layer, file, fileName.substring(0, fileName.length() - ".off".length()));
        } else if (fileName.endsWith(".drl") && !refused(file)) {
            source(file).ifPresent(text -> add(RuleFile.of(layer, file, folder.origin(), text)));
        }
    }

    private void readRemoval(Layer layer, Path file, String name) {
        try {
            if (Files.size(file) == 0) {
                removed.add(layer.folder() + "/" + name + ".drl");
                return;
            }
            problems.add(Finding.about(file, "A file that takes a rule out must be empty; this one is ignored."));
        } catch (IOException e) {
            problems.add(Finding.about(file, "The file cannot be read and is ignored; make it readable for you."));
        }
    }

    private Optional<String> source(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                problems.add(
                        Finding.about(file, "The file is larger than 256 KiB and is left out; no rule is that long."));
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(Finding.about(file, "The file is not UTF-8 text and is left out; save it as UTF-8."));
        } catch (IOException e) {
            problems.add(Finding.about(file, "The file cannot be read and is left out; make it readable for you."));
        }
        return Optional.empty();
    }

    private void add(RuleFile file) {
        files.put(file.key(), file);
    }

    private boolean refused(Path path) {
        Optional<String> objection = Ownership.objection(path);
        objection.ifPresent(sentence -> problems.add(Finding.about(path, sentence + " It is left out.")));
        return objection.isPresent();
    }
}
