package sh.fabrik.rules.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.FolderContent;
import sh.fabrik.rules.folder.Layer;
import sh.fabrik.rules.folder.RuleFile;

/** Files that lie where nobody reads them, and rules that share a name. */
final class FolderCheck {
    private static final int DEEP_ENOUGH = 5;

    private FolderCheck() {}

    /** Rule files outside the folders of the layers, scenarios without a rule, removals that remove nothing. */
    static List<Finding> strays(FolderContent content, List<String> keysOfAllFolders) {
        Path root = content.folder().path();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, DEEP_ENOUGH, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> !isHidden(root.relativize(file)))
                    .flatMap(file -> stray(file, root.relativize(file), keysOfAllFolders))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(Finding.about(root, "The folder cannot be read to its end: " + e.getMessage()));
        }
    }

    /** The folders behind a mounted ConfigMap's links, and what editors leave. */
    private static boolean isHidden(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(name -> name.toString().startsWith("."));
    }

    private static Stream<Finding> stray(Path file, Path relative, List<String> keys) {
        String name = relative.getFileName().toString();
        boolean inLayer = relative.getNameCount() == 2
                && Layer.ofFolder(relative.getName(0).toString()).isPresent();
        if (name.endsWith(".drl") && !inLayer) {
            return Stream.of(Finding.about(file, "Rules are read only from the folders " + folders() + "; move it."));
        }
        String suffix = name.endsWith(".scenarios.yaml") ? ".scenarios.yaml" : name.endsWith(".off") ? ".off" : "";
        if (suffix.isEmpty() || !inLayer) {
            return Stream.empty();
        }
        String key = relative.getName(0) + "/" + name.substring(0, name.length() - suffix.length()) + ".drl";
        return keys.contains(key)
                ? Stream.empty()
                : Stream.of(Finding.about(file, "There is no rule " + key + " that it could be about."));
    }

    private static String folders() {
        return Arrays.stream(Layer.values()).map(Layer::folder).collect(Collectors.joining(", "));
    }

    /** Suggestions show only a rule's name, so no two rules in force may share one. */
    static List<Finding> duplicates(List<RuleFile> rules) {
        Map<String, RuleFile> first = new HashMap<>();
        List<Finding> found = new ArrayList<>();
        for (RuleFile rule : rules) {
            RuleFile earlier = first.putIfAbsent(rule.name(), rule);
            if (earlier != null) {
                found.add(rule.finding(
                        rule.ruleLine(),
                        1,
                        "The name " + rule.name() + " is taken by " + earlier.path() + "; find another."));
            }
        }
        return found;
    }
}
