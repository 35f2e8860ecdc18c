package sh.fabrik.collect.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.SpecFile;
import sh.fabrik.collect.spec.document.SpecHash;
import sh.fabrik.collect.spec.history.GitHistory;
import sh.fabrik.collect.spec.history.History;
import sh.fabrik.collect.spec.history.VersionList;
import sh.fabrik.run.Spec;

/** Reads the specs of one place with their versions. */
final class PlaceReading {
    private final Place place;
    private final CollectRequest request;
    private final Map<String, String> taken;
    private final Tally tally = new Tally();
    private final List<Found> found = new ArrayList<>();

    /** @param taken where each id was met so far; grows */
    PlaceReading(Place place, CollectRequest request, Map<String, String> taken) {
        this.place = place;
        this.request = request;
        this.taken = taken;
    }

    Stream<Found> read() {
        List<Located> specs = locate();
        History history = specs.isEmpty() ? History.NONE : GitHistory.of(place.folder());
        specs.stream()
                .sorted(Located.BEST_NAMED_FIRST)
                .filter(this::take)
                .sorted(Located.IN_ORDER)
                .forEach(spec -> add(spec, history));
        history.notices().forEach(sentence -> found.add(new Found.Notice(sentence)));
        found.add(new Found.Notice(tally.sentence(place.label())));
        return found.stream();
    }

    private List<Located> locate() {
        SpecFolder tree = place.only().isPresent()
                ? new SpecFolder(List.of(place.folder()), List.of(), List.of())
                : SpecFolder.under(place.folder());
        List<Located> specs = new ArrayList<>();
        tree.folders().forEach(folder -> specs.addAll(read(folder)));
        tree.unreadable().forEach(this::rejectFolder);
        if (!tree.skipped().isEmpty()) {
            List<String> names = tree.skipped().stream().map(place::shown).toList();
            found.add(new Found.Notice("Not looked into, as specs lie elsewhere: " + Tally.names(names) + "."));
        }
        return specs;
    }

    private List<Located> read(Path folder) {
        DiskShelf shelf = new DiskShelf(folder);
        try {
            return new ShelfReading(shelf, place, tally, found)
                    .read().stream()
                            .map(file -> new Located(folder.resolve(file.name()), file))
                            .toList();
        } catch (UnreadableContent e) {
            rejectFolder(folder);
            return List.of();
        }
    }

    private void rejectFolder(Path folder) {
        found.add(
                new Found.Rejected("folder " + folder, folder.toString(), "It cannot be read; check its permissions."));
    }

    /** Of several files with one id the one named after it counts, else the first. */
    private boolean take(Located spec) {
        String where = spec.path().toString();
        String id = spec.file().id();
        String first = taken.putIfAbsent(id, where);
        if (first == null) {
            tally.add(Tally.Kind.SPEC, where);
            return true;
        }
        boolean again = Path.of(first)
                .toAbsolutePath()
                .normalize()
                .equals(spec.path().toAbsolutePath().normalize());
        if (!again) {
            tally.add(Tally.Kind.REJECTED, where);
            found.add(new Found.Rejected(
                    "spec " + id,
                    where,
                    "Its id \"" + id + "\" is that of " + first + "; give each spec an id of its own."));
        }
        return false;
    }

    private void add(Located located, History history) {
        SpecReader.Reading reading = SpecReader.describe(
                located.file(),
                request.project(),
                place.shown(located.path()),
                located.path().toString());
        Spec spec = reading.spec();
        List<Spec.Version> versions = VersionList.withPresent(
                history.of(spec.id().id()),
                SpecHash.of(located.file()),
                request.clock().instant());
        found.add(new Found.SpecFile(spec.withVersions(versions)));
        reading.notices().forEach(sentence -> found.add(new Found.Notice(sentence)));
    }

    private record Located(Path path, SpecFile file) {
        static final Comparator<Located> IN_ORDER = Comparator.comparing(Located::path);
        static final Comparator<Located> BEST_NAMED_FIRST =
                Comparator.<Located>comparingInt(spec -> spec.file().rank()).thenComparing(IN_ORDER);
    }
}
