package sh.fabrik.collect;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON document with exact numbers; what is broken is named with line and column.
 *
 * <p>Builds the tree from the bare parser: a mapper takes several times as long to start as a spec takes to read, and the
 * pre-run hook waits for it. Depth and length are bounded by the parser's own constraints.
 */
public final class JsonText {
    private static final JsonFactory PARSERS = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonText() {}

    /**
     * The document in a file's content.
     *
     * @param where the file, for messages
     * @throws UnreadableContent when it is empty, not UTF-8 or no JSON; its place is {@code where:line:column}
     */
    public static JsonNode parse(byte[] content, String where) {
        String text = FileContent.decode(content, where);
        if (text.isBlank()) {
            throw new UnreadableContent(where, "It is empty; it should hold a JSON object.");
        }
        try (JsonParser parser = PARSERS.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            JsonNode document = node(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableContent(
                        where + ":" + parser.currentTokenLocation().getLineNr() + ":"
                                + parser.currentTokenLocation().getColumnNr(),
                        "More follows after the JSON document. Remove it, or put the documents into a list.");
            }
            return document;
        } catch (JacksonException e) {
            throw new UnreadableContent(place(e, where), "It is broken JSON: " + firstLine(e) + ". Repair it there.");
        }
    }

    private static JsonNode node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static BigDecimal decimal(JsonParser parser) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw new StreamReadException(parser, "the number " + parser.getString() + " is beyond all bounds", e);
        }
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, node(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(parser));
        }
        return array;
    }

    private static String place(JacksonException e, String where) {
        return e.getLocation() == null
                ? where
                : where + ":" + e.getLocation().getLineNr() + ":"
                        + e.getLocation().getColumnNr();
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        return message.lines().findFirst().orElse("unreadable").strip();
    }
}
