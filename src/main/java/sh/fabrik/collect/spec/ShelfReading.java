package sh.fabrik.collect.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.FileNames;
import sh.fabrik.collect.spec.document.NoSpec;
import sh.fabrik.collect.spec.document.Roles;
import sh.fabrik.collect.spec.document.Shelf;
import sh.fabrik.collect.spec.document.SpecFile;

/** Reads all files of one folder, and keeps what became of each. */
final class ShelfReading {
    private final Shelf shelf;
    private final Place place;
    private final Tally tally;
    private final List<Found> said;
    private final Map<String, SpecFile> specs = new LinkedHashMap<>();
    private final Map<String, List<String>> noSpecs = new TreeMap<>();

    /** @param said where problems and notices go */
    ShelfReading(Shelf shelf, Place place, Tally tally, List<Found> said) {
        this.shelf = shelf;
        this.place = place;
        this.tally = tally;
        this.said = said;
    }

    /** The specs that were asked for, in the order of their names. */
    List<SpecFile> read() {
        Roles roles = Roles.of(shelf.names());
        roles.specs().forEach(this::open);
        settleSharedTodo();
        roles.todos().stream().filter(place::asksFor).forEach(todo -> tally.add(Tally.Kind.TODO, todo));
        roles.twins().stream().filter(place::asksFor).forEach(this::compare);
        roles.others().forEach(this::pass);
        noSpecs.forEach((reason, names) -> said.add(new Found.Notice(shelf.where(Tally.names(names))
                + (names.size() == 1 ? " is no spec: " : " are no specs: ") + reason + ".")));
        return specs.values().stream()
                .filter(file -> place.asksForSpec(file.name()))
                .toList();
    }

    private void open(String name) {
        try {
            specs.put(name, SpecFile.open(shelf, name));
        } catch (UnreadableContent e) {
            if (place.asksForSpec(name)) {
                reject(name, e.where(), String.valueOf(e.getMessage()));
            }
        } catch (NoSpec e) {
            refuse(name, e.reason());
        }
    }

    /** What was named must be a spec; what lies about in a folder may be something else. */
    private void refuse(String name, String reason) {
        if (place.only().isPresent()) {
            if (place.asksFor(name)) {
                reject(name, shelf.where(name), "It is no spec: " + reason + ".");
            }
            return;
        }
        tally.add(Tally.Kind.NO_SPEC, name);
        noSpecs.computeIfAbsent(reason, unused -> new ArrayList<>()).add(name);
    }

    private void reject(String name, String where, String why) {
        tally.add(Tally.Kind.REJECTED, name);
        said.add(new Found.Rejected("spec file " + name, where, why));
    }

    /** The folder's {@code todo.json} is a spec only where it names none of the folder's. */
    private void settleSharedTodo() {
        Optional<SpecFile> todo = Optional.ofNullable(specs.get(FileNames.SHARED_TODO));
        Optional<SpecFile> owner = todo.flatMap(shared -> specs.values().stream()
                .filter(file -> file != shared && file.id().equals(shared.id()))
                .findFirst());
        owner.ifPresent(spec -> {
            specs.remove(FileNames.SHARED_TODO);
            Optional<String> own =
                    FileNames.todosOf(spec.name()).stream().filter(shelf::has).findFirst();
            tally.add(own.isPresent() ? Tally.Kind.LEFT_OUT : Tally.Kind.TODO, FileNames.SHARED_TODO);
            own.ifPresent(name -> said.add(new Found.Notice(shelf.where(FileNames.SHARED_TODO)
                    + " is left out: it names " + spec.id() + ", whose todo is " + name + ".")));
        });
    }

    private void compare(String twin) {
        Optional<String> complaint = Twins.complaint(shelf, twin);
        tally.add(complaint.isPresent() ? Tally.Kind.STALE_TWIN : Tally.Kind.TWIN, twin);
        complaint.ifPresent(sentence -> said.add(new Found.Notice(sentence)));
    }

    private void pass(String name) {
        if (place.only().isEmpty()) {
            tally.add(Tally.Kind.OTHER, name);
        } else if (place.asksFor(name)) {
            reject(name, shelf.where(name), "It is no spec: specs end in .json or .md.");
        }
    }
}
