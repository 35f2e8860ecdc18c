package sh.fabrik.collect.price;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.YamlText;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.price.ExchangeRate;
import sh.fabrik.run.price.PriceList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one price file. What is wrong in it is rejected with file and line, and the rest goes on. */
final class PriceFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> SECTIONS = Set.of("models", "infrastructure", "currency");

    private final Path file;
    private final String text;
    private final Consumer<Found.Rejected> rejected;

    private PriceFile(Path file, String text, Consumer<Found.Rejected> rejected) {
        this.file = file;
        this.text = text;
        this.rejected = rejected;
    }

    static PriceList read(Path file, Consumer<Found.Rejected> rejected) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return new PriceFile(file, text, rejected).read();
        } catch (IOException e) {
            rejected.accept(new Found.Rejected(
                    "price file",
                    file.toString(),
                    "It cannot be read (" + e.getMessage() + "); none of its prices are used."));
            return PriceList.EMPTY;
        }
    }

    private PriceList read() {
        JsonNode root;
        try {
            root = YAML.readTree(YamlText.of(text));
        } catch (JacksonException e) {
            String where = file
                    + Optional.ofNullable(e.getLocation())
                            .map(at -> ":" + at.getLineNr())
                            .orElse("");
            rejected.accept(new Found.Rejected(
                    "price file",
                    where,
                    "It is no YAML ("
                            + e.getOriginalMessage().lines().findFirst().orElse("")
                            + "); none of its prices are used."));
            return PriceList.EMPTY;
        }
        if (!root.isObject()) {
            return PriceList.EMPTY;
        }
        return list(root);
    }

    private PriceList list(JsonNode root) {
        for (Map.Entry<String, JsonNode> section : root.properties()) {
            if (!SECTIONS.contains(section.getKey())) {
                reject(
                        section.getKey(),
                        "A price file knows models, infrastructure and currency, and no " + section.getKey()
                                + "; it is left out.");
            }
        }
        JsonNode nodes = root.path("infrastructure");
        return new PriceList(
                each(root.path("models"), "models", PriceEntries::model),
                each(nodes.path("nodes"), "nodes", PriceEntries::node),
                Optional.of(nodes.path("node").asString("")).filter(type -> !type.isBlank()),
                rate(root.path("currency").path("usdPerEur")));
    }

    private <T> List<T> each(JsonNode section, String name, Function<Map.Entry<String, JsonNode>, T> read) {
        List<T> entries = new ArrayList<>();
        if (!section.isMissingNode() && !section.isNull() && !section.isObject()) {
            reject(name, "Under " + name + " stand names, each with its prices; it is left out.");
        }
        for (Map.Entry<String, JsonNode> entry : section.properties()) {
            attempt(entry.getKey(), () -> read.apply(entry)).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<ExchangeRate> rate(JsonNode value) {
        return value.isMissingNode()
                ? Optional.empty()
                : attempt("usdPerEur", () -> new ExchangeRate(PriceEntries.number("usdPerEur", value)));
    }

    private <T> Optional<T> attempt(String name, java.util.function.Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (UnreadableValue e) {
            reject(name, e.getMessage() + " " + name + " is left out.");
            return Optional.empty();
        }
    }

    private void reject(String name, String why) {
        rejected.accept(new Found.Rejected("price of " + name, file + line(name), why));
    }

    /** The tree has forgotten where things stood; a key stands on a line of its own, else the first line that names it is near. */
    private String line(String name) {
        Pattern key = Pattern.compile("^\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*:.*");
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (key.matcher(lines.get(i)).matches()) {
                return ":" + (i + 1);
            }
        }
        return "";
    }
}
