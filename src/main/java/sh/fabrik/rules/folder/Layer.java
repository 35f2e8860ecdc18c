package sh.fabrik.rules.folder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import sh.fabrik.suggest.SuggestionType;

/** What the rules of a folder are for; the folder's name is the constant's in lower case. */
public enum Layer {
    /** Says what is wrong; a fact for the others. */
    DIAGNOSIS,
    RESOURCE,
    MODEL,
    SPEC_REWRITE,
    WARNING,
    /** Answers a run that is about to start. */
    ADVICE;

    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that every suggestion of this folder has; empty for diagnosis and advice. */
    public Optional<SuggestionType> suggestionType() {
        return SuggestionType.find(folder());
    }

    public static Optional<Layer> ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(layer -> layer.folder().equals(folder))
                .findFirst();
    }
}
