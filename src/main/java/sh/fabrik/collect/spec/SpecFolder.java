package sh.fabrik.collect.spec;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import sh.fabrik.collect.spec.document.FileNames;

/**
 * A folder of specs with its sub-folders.
 *
 * @param folders it and all below that may hold specs, in order
 * @param skipped names of folders that hold something else
 * @param unreadable folders that could not be entered
 */
record SpecFolder(List<Path> folders, List<Path> skipped, List<Path> unreadable) {
    private static final int DEEPEST = 8;

    static SpecFolder under(Path root) {
        Visitor visitor = new Visitor(root);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
        } catch (IOException e) {
            visitor.unreadable.add(root);
        }
        visitor.folders.sort(null);
        visitor.skipped.sort(null);
        return new SpecFolder(visitor.folders, visitor.skipped, visitor.unreadable);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> folders = new ArrayList<>();
        private final List<Path> skipped = new ArrayList<>();
        private final List<Path> unreadable = new ArrayList<>();

        Visitor(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && FileNames.isOtherFolder(String.valueOf(folder.getFileName()))) {
                skipped.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
