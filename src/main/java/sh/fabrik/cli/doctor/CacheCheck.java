package sh.fabrik.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether compiled rules can be kept; without, every command compiles them again. */
final class CacheCheck implements Check {
    @Override
    public List<Finding> look(Patient patient) {
        Path folder = patient.desk().surroundings().cacheFolder().toAbsolutePath();
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return List.of(
                Files.isDirectory(existing) && Files.isWritable(existing)
                        ? Finding.ok("cache", folder + ".")
                        : Finding.warn(
                                "cache",
                                "Nothing can be written to " + existing + ", so rules are compiled at every start.",
                                "Make it writable, or point XDG_CACHE_HOME to another folder."));
    }
}
