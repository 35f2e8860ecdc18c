package sh.fabrik.collect.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.FileContent;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.JsonText;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import tools.jackson.databind.JsonNode;

/** Collects error rate and latency from LAOS lint reports, as {@code laos lint} writes them to {@code reports/lint.json}. */
public final class LintCollector {
    private static final int DEEPEST = 8;

    /** The reports in the request's files and folders; of a folder every {@code .json} file that is a report. */
    public Stream<Found> read(CollectRequest request) {
        return request.paths().stream()
                .flatMap(path -> Files.isDirectory(path) ? folder(path, request) : file(path, request, true));
    }

    private static Stream<Found> folder(Path folder, CollectRequest request) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return Stream.of(new Found.Rejected(
                    "folder " + folder, folder.toString(), "It cannot be read (" + e + "); check its permissions."));
        }
        return files.stream().flatMap(file -> file(file, request, false));
    }

    /** @param named whether the user named the file itself: then it must be a report */
    private static Stream<Found> file(Path file, CollectRequest request, boolean named) {
        try {
            JsonNode node = JsonText.parse(FileContent.load(file), file.toString());
            List<JsonNode> documents = node.isArray() ? List.copyOf(node.values()) : List.of(node);
            if (documents.isEmpty()) {
                throw new UnreadableContent(file.toString(), "It is an empty list; it should hold reports.");
            }
            List<Found> found = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                String where = node.isArray() ? file + "[" + i + "]" : file.toString();
                found.addAll(report(documents.get(i), new Origin(file, where, named), request));
            }
            return found.stream();
        } catch (UnreadableContent e) {
            return Stream.of(
                    new Found.Rejected("lint report " + file.getFileName(), e.where(), String.valueOf(e.getMessage())));
        }
    }

    private static List<Found> report(JsonNode node, Origin origin, CollectRequest request) {
        if (!LintReport.isReport(node)) {
            String sentence = "It is no lint report: it has no violations.";
            return List.of(
                    origin.named()
                            ? new Found.Rejected("lint report", origin.where(), sentence)
                            : new Found.Notice(origin.where() + " is skipped. " + sentence));
        }
        LintReport report = LintReport.of(node, origin.where());
        List<Found> found = new ArrayList<>();
        found.add(report.runId()
                .<Found>map(runId -> new Found.Part(part(runId, report, origin, request)))
                .orElseGet(() -> new Found.Rejected(
                        "lint report",
                        origin.where(),
                        "It has no run_id, so nobody knows which run it judges; run the lint with the run's id.")));
        report.notices().forEach(sentence -> found.add(new Found.Notice(sentence)));
        return found;
    }

    private static RunPart part(String runId, LintReport report, Origin origin, CollectRequest request) {
        RunKey key = new RunKey(Source.LINT, runId + "@" + report.service());
        return RunPart.of(key, runId, request.project(), origin.modifiedAt(), origin.where())
                .withQuality(report.quality());
    }

    private record Origin(Path file, String where, boolean named) {

        /** A report carries no time of its own: the file's tells which of two is the later. */
        long modifiedAt() {
            try {
                return Files.getLastModifiedTime(file).toMillis();
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
