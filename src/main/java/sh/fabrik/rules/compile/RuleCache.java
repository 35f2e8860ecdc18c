package sh.fabrik.rules.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Ownership;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.run.Sha256;

/**
 * Compiled rule files on disk, one entry each, and the last text of each file that compiled. It only saves time: what cannot be
 * read counts as absent, what cannot be written is not kept, and what others may write is not believed.
 */
public final class RuleCache {
    private static final int MOST_ENTRIES = 400;
    private static final int SHORT = 16;

    private static final String ENTRIES = "compiled";

    private final Path entries;
    private final List<Path> shipped;
    private final Path lastGood;
    private final Optional<String> surroundings;

    /**
     * @param folder need not exist
     * @param surroundings hash of what compiled rules depend on; without it nothing is kept
     */
    public RuleCache(Path folder, Optional<String> surroundings) {
        this(folder, List.of(), surroundings);
    }

    /** @param shipped caches that came with fabrik and are only read; need not exist */
    public RuleCache(Path folder, List<Path> shipped, Optional<String> surroundings) {
        this.entries = folder.resolve(ENTRIES);
        this.shipped = shipped.stream().map(one -> one.resolve(ENTRIES)).toList();
        this.lastGood = folder.resolve("last-good");
        this.surroundings = surroundings;
    }

    /** What the compiler made of exactly this text in these surroundings. */
    public Optional<Compiled> read(RuleFile file) {
        return entryName(file)
                .flatMap(name -> Stream.concat(Stream.of(entries), shipped.stream())
                        .map(folder -> folder.resolve(name))
                        .flatMap(path -> bytes(path).stream())
                        .flatMap(bytes -> CacheEntry.decode(bytes, file).stream())
                        .findFirst());
    }

    /** Keeps it, if that is possible. */
    public void write(RuleFile file, Compiled compiled) {
        entryName(file).ifPresent(name -> {
            replace(entries.resolve(name), CacheEntry.encode(compiled));
            prune();
        });
    }

    /** The latest text of the file that compiled, if it is another one than the file's own. */
    public Optional<RuleFile> lastGood(RuleFile file) {
        return earlier(file).stream()
                .max(Comparator.comparing(RuleCache::modified))
                .flatMap(RuleCache::bytes)
                .map(bytes -> file.withSource(new String(bytes, StandardCharsets.UTF_8)))
                .filter(earlier -> !earlier.hash().equals(file.hash()));
    }

    /** Notes that the file's text compiles. */
    public void rememberGood(RuleFile file) {
        Path path = lastGood.resolve(place(file) + "-" + file.hash().substring(0, SHORT) + ".drl");
        if (Files.exists(path)) {
            return;
        }
        List<Path> outdated = earlier(file);
        replace(path, file.source().getBytes(StandardCharsets.UTF_8));
        outdated.forEach(RuleCache::delete);
    }

    private Optional<String> entryName(RuleFile file) {
        return surroundings.map(hash -> Sha256.of(file.key(), file.source(), hash) + ".rule");
    }

    /** A file is known by where it lies, so that the files of two projects are never taken for each other. */
    private static String place(RuleFile file) {
        return Sha256.of(file.path().toAbsolutePath().normalize().toString()).substring(0, SHORT);
    }

    private List<Path> earlier(RuleFile file) {
        String prefix = place(file) + "-";
        return list(lastGood).stream()
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .toList();
    }

    private void prune() {
        List<Path> all = list(entries);
        all.stream()
                .sorted(Comparator.comparing(RuleCache::modified))
                .limit(Math.max(0, all.size() - MOST_ENTRIES))
                .forEach(RuleCache::delete);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<byte[]> bytes(Path path) {
        try {
            boolean safe = Files.isRegularFile(path)
                    && Ownership.objection(path).isEmpty()
                    && Ownership.objection(path.resolveSibling("")).isEmpty();
            return safe ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void replace(Path path, byte[] bytes) {
        try {
            Files.createDirectories(path.getParent());
            Path temporary = Files.createTempFile(path.getParent(), "new", ".tmp");
            try {
                Files.write(temporary, bytes);
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // the next start compiles again
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // it stays until the next time
        }
    }
}
