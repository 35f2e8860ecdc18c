package sh.fabrik.loop.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sh.fabrik.collect.http.Credential;

/**
 * What values of a key look like.
 *
 * @param word for the documentation: {@code length of time}
 * @param example a right value
 * @param read makes a value of what was written; throws {@link sh.fabrik.run.UnreadableValue} with a sentence
 * @param show the value for people, never a secret
 */
public record Kind<T>(String word, String example, Function<Written, T> read, Function<T, String> show) {
    static final Kind<String> TEXT = new Kind<>("text", "shop", Reading::text, text -> text);
    static final Kind<Boolean> FLAG = new Kind<>("true or false", "true", Reading::flag, String::valueOf);
    static final Kind<Duration> LENGTH = new Kind<>("length of time", "10m", Reading::length, Showing::length);
    static final Kind<URI> ADDRESS =
            new Kind<>("http address", "https://prometheus.example.org:9090", Reading::address, URI::toString);
    static final Kind<Path> FILE = new Kind<>("whole path of a file", "~/.kube/config", Reading::file, Path::toString);
    static final Kind<List<Path>> PATHS =
            new Kind<>("list of paths", "[.fabrik/smithers]", Reading::paths, Showing::paths);
    static final Kind<List<String>> SELECTORS =
            new Kind<>("list of selectors", "['{pod=~\"${pods}\"}']", Reading::selectors, Showing::texts);
    static final Kind<String> VARIABLE =
            new Kind<>("name of a variable", "PROMETHEUS_TOKEN", Reading::variable, text -> text);
    static final Kind<Map<String, String>> HEADERS =
            new Kind<>("header names with values", "{X-Scope-OrgID: shop}", Reading::headers, Showing::headers);
    static final Kind<Credential> SECRET = new Kind<>("secret", "(set)", Reading::secret, secret -> "(set)");

    /** A whole number between two bounds, both allowed. */
    static Kind<Integer> whole(int least, int most, String unit, String example) {
        return new Kind<>(
                "whole number of " + unit,
                example,
                written -> Reading.whole(written, least, most, example),
                String::valueOf);
    }

    /** A number above zero. */
    static Kind<BigDecimal> amount(String unit, String example) {
        return new Kind<>(
                "number, " + unit,
                example,
                written -> Reading.amount(written, unit, example),
                BigDecimal::toPlainString);
    }

    /** One of a few words. */
    static Kind<String> oneOf(List<String> words) {
        return new Kind<>(
                String.join(" or ", words), words.get(0), written -> Reading.oneOf(written, words), text -> text);
    }
}
