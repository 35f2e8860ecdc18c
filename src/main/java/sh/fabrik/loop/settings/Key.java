package sh.fabrik.loop.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be configured.
 *
 * @param name dotted, as in the file: {@code prometheus.tokenFile}
 * @param kind what its values look like
 * @param usual the value when nobody says one, as it would be written; empty when there is none
 * @param place who may set it
 * @param aliases variables of the surrounding product that mean the same, weaker than fabrik's own
 * @param meaning a sentence for the documentation
 */
public record Key<T>(
        String name, Kind<T> kind, Optional<String> usual, Place place, List<String> aliases, String meaning) {
    public Key {
        aliases = List.copyOf(aliases);
    }

    static <T> Key<T> of(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, Optional.empty(), Place.ANY_FILE, List.of(), meaning);
    }

    Key<T> usually(String value) {
        return new Key<>(name, kind, Optional.of(value), place, aliases, meaning);
    }

    Key<T> onlyIn(Place where) {
        return new Key<>(name, kind, usual, where, aliases, meaning);
    }

    Key<T> alsoFrom(String... variables) {
        return new Key<>(name, kind, usual, place, List.of(variables), meaning);
    }

    /** The variables that set it, the strongest first: {@code FABRIK_PROMETHEUS_TOKEN_FILE}, then the aliases. */
    public List<String> variables() {
        List<String> all = new ArrayList<>();
        all.add("FABRIK_"
                + name.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
        all.addAll(aliases);
        return all;
    }

    /** The section it stands in: {@code prometheus}; empty at the top. */
    public String section() {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
}
