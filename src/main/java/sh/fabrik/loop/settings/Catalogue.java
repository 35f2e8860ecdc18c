package sh.fabrik.loop.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.run.UnreadableValue;

/** Finds keys by their names. */
public final class Catalogue {
    private static final List<Key<?>> ALL = Stream.of(
                    Stream.of(Keys.PROJECT, Keys.CLUSTER, Keys.DEADLINE, Keys.OVERLAP),
                    Stream.of(
                            Keys.KUBERNETES,
                            Keys.KUBECONFIG,
                            Keys.CONTEXT,
                            Keys.NAMESPACE,
                            Keys.ALL_NAMESPACES,
                            Keys.KUBERNETES_TIMEOUT,
                            Keys.PAGE_SIZE),
                    Stream.of(Keys.SMITHERS, Keys.SPECS, Keys.LINT),
                    Keys.PROMETHEUS_SERVER.all().stream(),
                    Stream.of(Keys.SCRAPE_INTERVAL, Keys.LABELS, Keys.PROMETHEUS_SELECTOR, Keys.PROMETHEUS_LOOKBACK),
                    Keys.LOKI_SERVER.all().stream(),
                    Stream.of(
                            Keys.LOKI_SELECTORS,
                            Keys.TENANT,
                            Keys.LOKI_BEFORE,
                            Keys.LOKI_AFTER,
                            Keys.LOKI_FILTER,
                            Keys.LOKI_PAUSE,
                            Keys.LOKI_LOOKBACK),
                    Stream.of(Keys.PRICES, Keys.NODE, Keys.RATE, Keys.RETENTION))
            .<Key<?>>flatMap(Function.identity())
            .toList();

    private static final Map<String, Key<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Key::name, Function.identity()));

    private Catalogue() {}

    /** In the order of the documentation. */
    public static List<Key<?>> all() {
        return ALL;
    }

    static Optional<Key<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** @throws UnreadableValue when there is no such key; the message names the nearest */
    public static Key<?> named(String name) {
        return find(name)
                .orElseThrow(() -> new UnreadableValue("There is no key " + name + "." + didYouMean(name)
                        + " \"fabrik config list\" shows all keys."));
    }

    static boolean isSection(String name) {
        return ALL.stream().anyMatch(key -> key.section().equals(name));
    }

    /** {@code " Did you mean prometheus.url?"}, or nothing. */
    static String didYouMean(String name) {
        return Nearest.of(name, names())
                .or(() -> Nearest.of(last(name), lastWords()).flatMap(Catalogue::fullName))
                .map(meant -> " Did you mean " + meant + "?")
                .orElse("");
    }

    private static List<String> names() {
        return Stream.concat(ALL.stream().map(Key::name), ALL.stream().map(Key::section))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** A key in the wrong section is found by its last word, when only one section has it. */
    private static Optional<String> fullName(String last) {
        List<String> full = ALL.stream()
                .map(Key::name)
                .filter(name -> last(name).equals(last))
                .toList();
        return full.size() == 1 ? Optional.of(full.get(0)) : Optional.empty();
    }

    private static List<String> lastWords() {
        return ALL.stream().map(key -> last(key.name())).distinct().toList();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
