package sh.fabrik.collect.spec;

import java.util.Optional;
import sh.fabrik.collect.JsonText;
import sh.fabrik.collect.UnreadableContent;
import sh.fabrik.collect.spec.document.CanonicalJson;
import sh.fabrik.collect.spec.document.FileNames;
import sh.fabrik.collect.spec.document.Shelf;

/** Compares generated {@code .min.json} files with what they were generated from. */
final class Twins {
    private Twins() {}

    /** Why a twin is not the same as its original, as a sentence; empty when it is. */
    static Optional<String> complaint(Shelf shelf, String twin) {
        String original = FileNames.original(twin);
        if (!shelf.has(original)) {
            return Optional.of(shelf.where(twin) + " is skipped and has no " + original
                    + " beside it: twins are generated, so restore the original.");
        }
        try {
            return canonical(shelf, twin).equals(canonical(shelf, original))
                    ? Optional.empty()
                    : Optional.of(shelf.where(twin) + " says something else than " + original
                            + ", which counts; generate it again.");
        } catch (UnreadableContent e) {
            return e.where().startsWith(shelf.where(twin))
                    ? Optional.of(e.where() + " is skipped and unreadable: " + e.getMessage())
                    : Optional.empty();
        }
    }

    private static String canonical(Shelf shelf, String name) {
        return CanonicalJson.write(JsonText.parse(shelf.content(name), shelf.where(name)));
    }
}
