package sh.fabrik.collect.kubernetes.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;

/**
 * The text of one input.
 *
 * @param where the file as typed, or {@code standard input}
 */
record SourceText(String where, String text) {
    private static final Path STDIN = Path.of("-");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads a file, all JSON and YAML files of a folder, or standard input for {@code -}. */
    static List<SourceText> read(Path path, InputStream stdin, List<Found.Rejected> rejected) {
        if (path.equals(STDIN)) {
            return readOne("standard input", stdin::readAllBytes, rejected);
        }
        return files(path, rejected).stream()
                .flatMap(file -> readOne(file.toString(), () -> Files.readAllBytes(file), rejected).stream())
                .toList();
    }

    /** Bytes that may not come. */
    private interface Bytes {
        byte[] get() throws IOException;
    }

    private static List<SourceText> readOne(String where, Bytes bytes, List<Found.Rejected> rejected) {
        try {
            return List.of(new SourceText(where, decode(bytes.get())));
        } catch (IOException e) {
            rejected.add(unreadable(where, e));
            return List.of();
        }
    }

    private static List<Path> files(Path path, List<Found.Rejected> rejected) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(SourceText::isManifest)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            rejected.add(unreadable(path.toString(), e));
            return List.of();
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static Found.Rejected unreadable(String where, Exception e) {
        String why = e instanceof NoSuchFileException
                ? "There is no such file; check the path."
                : "It cannot be read (" + e.getMessage() + "); check its permissions.";
        return new Found.Rejected("file", where, why);
    }

    /** UTF-8, or what the byte order mark says: a Windows shell redirects kubectl's output as UTF-16. */
    private static String decode(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        Charset charset = mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
