package sh.fabrik.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the database is. */
public final class DatabasePath {
    private DatabasePath() {}

    /**
     * The first of: the flag, {@code FABRIK_DB}, {@code $XDG_CACHE_HOME/fabrik/analytics.db},
     * {@code ~/.cache/fabrik/analytics.db}. An empty variable counts as unset; a relative {@code XDG_CACHE_HOME} is ignored, as
     * the XDG specification demands.
     */
    public static Path resolve(Optional<Path> flag, Map<String, String> environment) {
        return flag.or(() -> variable(environment, "FABRIK_DB").map(Path::of))
                .orElseGet(() -> cacheFolder(environment).resolve("fabrik").resolve("analytics.db"));
    }

    private static Path cacheFolder(Map<String, String> environment) {
        return variable(environment, "XDG_CACHE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home(environment).resolve(".cache"));
    }

    private static Path home(Map<String, String> environment) {
        return Path.of(variable(environment, "HOME").orElseGet(() -> System.getProperty("user.home", ".")));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
