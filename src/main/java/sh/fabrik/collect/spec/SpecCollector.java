package sh.fabrik.collect.spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;

/**
 * Collects specs with their versions. Every file is accounted for: as a spec, as a spec's todo, as a generated twin, or in a
 * sentence.
 */
public final class SpecCollector {
    private static final String SPECS = "specs";

    /** The specs under the request's paths; a folder is read when the stream gets to it. */
    public Stream<Found> read(CollectRequest request) {
        List<Found> said = new ArrayList<>();
        Map<Path, Optional<Set<String>>> places = new LinkedHashMap<>();
        request.paths().forEach(path -> place(path, places, said));
        Map<String, String> taken = new HashMap<>();
        return Stream.concat(
                said.stream(),
                places.entrySet().stream()
                        .flatMap(entry ->
                                new PlaceReading(new Place(entry.getKey(), entry.getValue()), request, taken).read()));
    }

    /** Files of one folder are read together: a spec, its todo and its twin belong to each other. */
    private static void place(Path path, Map<Path, Optional<Set<String>>> places, List<Found> said) {
        if (!Files.exists(path)) {
            said.add(new Found.Rejected(
                    "path " + path, path.toString(), "There is no such file or folder; check the path."));
        } else if (Files.isDirectory(path.resolve(SPECS))) {
            said.add(new Found.Notice("Of " + path + " the folder " + SPECS + " is read."));
            places.put(path.resolve(SPECS), Optional.empty());
        } else if (Files.isDirectory(path)) {
            places.put(path, Optional.empty());
        } else {
            Path folder = path.getParent() == null ? Path.of("") : path.getParent();
            places.computeIfAbsent(folder, unused -> Optional.of(new TreeSet<>()))
                    .ifPresent(names -> names.add(String.valueOf(path.getFileName())));
        }
    }
}
