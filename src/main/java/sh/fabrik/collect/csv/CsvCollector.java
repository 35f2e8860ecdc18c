package sh.fabrik.collect.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

/**
 * Reads run histories from CSV files, gzip or plain: the exports of other systems and fabrik's own. Which columns there are,
 * and what they mean, stands in one table, {@link Columns}.
 */
public final class CsvCollector {
    private static final Path DASH = Path.of("-");
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    /**
     * One {@link Found.Part} per run, read line by line while the stream is consumed; lines that cannot be used become
     * {@link Found.Rejected}. {@code -} is standard input; a folder stands for the {@code .csv} and {@code .csv.gz} files directly in it. Close the stream
     * to let go of the file that is being read.
     */
    public Stream<Found> read(CollectRequest request) {
        List<Found> rejected = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path path : request.paths()) {
            files.addAll(filesAt(path, rejected));
        }
        CsvRows rows = new CsvRows(files, request);
        return Stream.concat(rejected.stream(), StreamSupport.stream(rows, false))
                .onClose(rows::close);
    }

    private static List<Path> filesAt(Path path, List<Found> rejected) {
        if (path.equals(DASH)) {
            return List.of(STANDARD_INPUT);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> files = entries.filter(CsvCollector::isCsv).sorted().toList();
            if (files.isEmpty()) {
                rejected.add(
                        rejection(path, "The folder " + path + " has no .csv or .csv.gz file; name the file itself."));
            }
            return files;
        } catch (IOException e) {
            rejected.add(rejection(path, "The folder " + path + " cannot be read (" + e.getMessage() + ")."));
            return List.of();
        }
    }

    private static boolean isCsv(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".csv.gz")) && Files.isRegularFile(path);
    }

    private static Found rejection(Path path, String why) {
        return new Found.Rejected("folder " + path.getFileName(), path.toString(), why);
    }
}
