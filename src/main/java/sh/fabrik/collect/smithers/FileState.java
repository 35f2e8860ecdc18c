package sh.fabrik.collect.smithers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a file and what SQLite keeps beside it look from outside, as a text: the same text again means that nothing was written
 * in between. A reader that learns to see more in the same files must change {@link #READER}.
 */
final class FileState {
    private static final String READER = "1";

    private FileState() {}

    static String of(Path file) {
        return READER
                + Stream.of("", "-wal", "-journal")
                        .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                        .map(FileState::one)
                        .collect(Collectors.joining());
    }

    private static String one(Path file) {
        try {
            return Files.isReadable(file)
                    ? " " + Files.size(file) + "@"
                            + Files.getLastModifiedTime(file).toInstant()
                    : " -";
        } catch (IOException e) {
            return " -";
        }
    }
}
