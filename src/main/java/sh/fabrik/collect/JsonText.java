package sh.fabrik.collect;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one JSON document with exact numbers; what is broken is named with line and column. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new UnreadableContent(place(e, where), "It is broken JSON: " + firstLine(e) + ". Repair it there.");
        }
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
