package sh.fabrik.rules.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which project rules the user has agreed to run: one line for each folder, the hash of its rules and its path.
 *
 * @param file in the user's config folder; need not exist
 */
public record Trust(Path file) {
    /** Whether the user agreed to exactly these rules in exactly this folder. */
    public boolean covers(Path folder, String hash) {
        return lines().contains(line(folder, hash));
    }

    /** Remembers the agreement, in place of any earlier one for the folder. */
    public void grant(Path folder, String hash) {
        String path = "  " + real(folder);
        List<String> kept = Stream.concat(
                        lines().stream().filter(line -> !line.endsWith(path)), Stream.of(line(folder, hash)))
                .sorted()
                .toList();
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path temporary = Files.createTempFile(parent, "trust", ".tmp");
            Files.write(temporary, kept, StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The trust in " + folder + " cannot be remembered in " + file + "; make its folder writable.", e);
        }
    }

    private List<String> lines() {
        if (!Files.isReadable(file) || Ownership.objection(file).isPresent()) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String line(Path folder, String hash) {
        return hash + "  " + real(folder);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
