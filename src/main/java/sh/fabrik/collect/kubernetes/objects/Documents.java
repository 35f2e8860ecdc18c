package sh.fabrik.collect.kubernetes.objects;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.YamlText;
import sh.fabrik.collect.errors.Redactor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Splits a text into its JSON or YAML documents; a broken one is rejected with its position. */
final class Documents {
    private static final String AGAIN = "; ask kubectl for it again";

    /** Where the parser says that it may not say where. */
    private static final Pattern SOURCE = Pattern.compile(" ?\\(start marker at .*$");

    private static final Pattern BORDER = Pattern.compile("(?m)^---(?=\\s|$)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The parser's own limit of three megabytes is less than a few hundred pods. */
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private final String where;
    private final List<Found.Rejected> rejected;

    Documents(String where, List<Found.Rejected> rejected) {
        this.where = where;
        this.rejected = rejected;
    }

    List<JsonNode> in(String text) {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            reject("file", "It is empty" + AGAIN + ".");
            return List.of();
        }
        if (text.indexOf('\0') >= 0) {
            reject("file", "It is binary, neither JSON nor YAML; give what \"kubectl get … -o json\" prints.");
            return List.of();
        }
        boolean json = start.startsWith("{") || start.startsWith("[");
        return json ? parse(JSON, text, 0) : yaml(text);
    }

    /** Each YAML document for itself, so that a broken one does not take the later ones with it. */
    private List<JsonNode> yaml(String text) {
        List<JsonNode> all = new ArrayList<>();
        Matcher border = BORDER.matcher(text);
        int from = 0;
        int line = 0;
        while (from <= text.length()) {
            int to = border.find() ? border.start() : text.length();
            String document = text.substring(from, to);
            all.addAll(parse(YAML, document, line));
            line += (int) document.chars().filter(c -> c == '\n').count();
            from = to == text.length() ? to + 1 : border.end();
        }
        return all;
    }

    private List<JsonNode> parse(ObjectMapper mapper, String text, int firstLine) {
        List<JsonNode> all = new ArrayList<>();
        try (JsonParser parser = mapper.createParser(mapper == YAML ? YamlText.of(text) : new StringReader(text))) {
            while (parser.nextToken() != null) {
                JsonNode document = parser.readValueAsTree();
                if (!document.isNull()) {
                    all.add(document);
                }
            }
        } catch (JacksonException e) {
            reject("document", said(e.getOriginalMessage(), position(e.getLocation(), firstLine), mapper));
        } catch (YamlEngineException e) {
            reject("document", said(Objects.toString(e.getMessage(), ""), " after line " + firstLine, mapper));
        }
        return all;
    }

    private static String position(TokenStreamLocation location, int firstLine) {
        boolean known = location != null && location.getLineNr() > 0;
        return known ? " at line " + (firstLine + location.getLineNr()) + ", column " + location.getColumnNr() : "";
    }

    private static String said(String message, String position, ObjectMapper mapper) {
        String format = mapper == YAML ? "YAML" : "JSON";
        String first =
                SOURCE.matcher(message.lines().findFirst().orElse("unreadable")).replaceAll("");
        return "It is not readable " + format + position + " (" + Redactor.redact(first) + ")" + AGAIN + ".";
    }

    private void reject(String what, String why) {
        rejected.add(new Found.Rejected(what, where, why));
    }
}
