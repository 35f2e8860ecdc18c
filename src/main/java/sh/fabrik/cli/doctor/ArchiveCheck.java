package sh.fabrik.cli.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether fabrik starts from an archive of classes, which the launcher has made in the background, and why not. */
final class ArchiveCheck implements Check {
    private static final String ABOUT = "class archive";
    private static final int MOST_LETTERS = 200;

    /** From the launcher: the folder of this version's archives; absent where nothing may be cached. */
    private static final String FOLDER = "fabrik.archives";

    @Override
    public List<Finding> look(Patient patient) {
        return List.of(
                finding(used(), Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of)));
    }

    private static Optional<String> used() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .flatMap(argument -> Stream.of("-XX:SharedArchiveFile=", "-XX:AOTCache=")
                        .filter(argument::startsWith)
                        .map(option -> argument.substring(option.length())))
                .findFirst();
    }

    /**
     * What to say of the archive.
     *
     * @param used the archive that this process started from
     * @param folder where the launcher keeps the archives of this version
     */
    static Finding finding(Optional<String> used, Optional<Path> folder) {
        if (used.isPresent()) {
            return Finding.ok(ABOUT, "in use (" + Path.of(used.get()).getFileName() + ").");
        }
        Optional<Path> failed = folder.map(at -> at.resolve("failed")).filter(Files::exists);
        if (failed.isPresent()) {
            return Finding.warn(
                    ABOUT,
                    "not in use, since making it failed" + lastLine(failed.get())
                            + "; fabrik works without, only its start takes longer.",
                    "It is tried again after a day; to try at once, remove " + failed.get() + ".");
        }
        return Finding.ok(
                ABOUT,
                folder.map(at -> at.resolve("lock")).filter(Files::exists).isPresent()
                        ? "being made in the background; the next commands start faster."
                        : "not in use; fabrik works without, only its start takes longer.");
    }

    private static String lastLine(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((earlier, later) -> later)
                    .map(line -> " (" + line.substring(0, Math.min(MOST_LETTERS, line.length())) + ")")
                    .orElse("");
        } catch (IOException e) {
            return " (" + e.getMessage() + ")";
        }
    }
}
