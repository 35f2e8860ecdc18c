package sh.fabrik.loop.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.collect.YamlText;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads one configuration file: each known key with what was written and on which line; anything else is refused. */
final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;
    private final JsonParser parser;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();

    private ConfigFile(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** One key of the file. */
    record Entry(Key<?> key, Written written, int line) {}

    /** What a file holds, with a sentence for each thing that cannot stay. */
    record Content(List<Entry> entries, List<String> objections) {}

    static Content read(Path file) {
        String text = text(file);
        if (text.isBlank()) {
            return new Content(List.of(), List.of());
        }
        try (JsonParser parser = YAML.createParser(YamlText.of(text))) {
            return new ConfigFile(file, parser).content();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return new Content(
                    List.of(),
                    List.of(file + ":" + line + ": This is no YAML that fabrik can read (" + firstLine(e)
                            + "); correct it or remove it."));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableValue(file + " is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            throw new UnreadableValue(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "); make it readable or remove it.");
        }
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        return message == null
                ? "unreadable"
                : message.lines().findFirst().orElse("unreadable").strip();
    }

    private Content content() {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            section("");
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            objections.add(file + ":1: A configuration is lines such as \"project: shop\"; this is something else.");
        }
        if (first != null && parser.nextToken() != null) {
            objections.add(file + ":" + parser.currentTokenLocation().getLineNr()
                    + ": A second document begins here (---); write all in one.");
        }
        return new Content(List.copyOf(entries), List.copyOf(objections));
    }

    private void section(String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix + parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            JsonToken token = parser.nextToken();
            if (Catalogue.find(name).isPresent()) {
                entries.add(new Entry(Catalogue.named(name), written(token), line));
            } else if (Catalogue.isSection(name)) {
                enter(name, line, token);
            } else {
                objections.add(file + ":" + line + ": There is no key " + name + "." + Catalogue.didYouMean(name)
                        + " \"fabrik config list\" shows all keys.");
                parser.skipChildren();
            }
        }
    }

    private void enter(String name, int line, JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            section(name + ".");
        } else if (token != JsonToken.VALUE_NULL) {
            objections.add(file + ":" + line + ": " + name
                    + " is a section; write its keys below it, indented by two blanks.");
            parser.skipChildren();
        }
    }

    private Written written(JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            List<String> texts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                texts.add(scalar());
            }
            return new Written.Several(texts);
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, String> texts = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                texts.put(name, scalar());
            }
            return new Written.Named(texts);
        }
        return new Written.One(scalar());
    }

    /** The text as written: 010 stays 010. A nested value or an alias (*x) counts as empty, which no kind accepts. */
    private String scalar() {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return "";
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            return "";
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }
}
