package sh.fabrik.loop.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells headers that carry a secret by their names. */
final class SecretHeaders {
    private static final Pattern TELLING =
            Pattern.compile("authorization|cookie|token|secret|password|passwd|credential|key");

    private SecretHeaders() {}

    /** The first such name in a configuration's headers. */
    static Optional<String> in(Written written) {
        return Reading.headers(written).keySet().stream()
                .filter(name -> TELLING.matcher(name.toLowerCase(Locale.ROOT)).find())
                .findFirst();
    }
}
