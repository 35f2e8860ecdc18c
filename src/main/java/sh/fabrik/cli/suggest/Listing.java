package sh.fabrik.cli.suggest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sh.fabrik.cli.context.Surroundings;

/** The numbers of the suggestions as they were last listed on a terminal. Losing them only means to type ids. */
final class Listing {
    private final Path file;

    Listing(Surroundings surroundings) {
        this.file = surroundings.cacheFolder().resolve("last-suggestions");
    }

    /** @param ids in the order in which they were numbered, from 1 */
    void remember(List<String> ids) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, ids);
        } catch (IOException e) {
            // a folder that cannot be written to must not spoil the list itself
        }
    }

    /** The id that had a number; empty when the text is no number of the last list. */
    Optional<String> id(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        try {
            List<String> ids = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            return number <= ids.size() ? Optional.of(ids.get(number - 1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
