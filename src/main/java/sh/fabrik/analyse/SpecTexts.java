package sh.fabrik.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.history.SpecNow;
import sh.fabrik.facts.SpecText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What rules may know of a spec's text, from the column {@code specs.body}; read without a mapper, which takes longer to make than to use. */
final class SpecTexts {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> taskIds = new ArrayList<>();
    private int acceptanceCriteria;
    private int dependencies;
    private boolean mentionsRetry;

    private SpecTexts() {}

    /** Empty when the spec's folder was never collected, or the column is no JSON object. */
    static Optional<SpecText> of(SpecNow spec) {
        return spec.text().flatMap(SpecTexts::parse).map(text -> text.about(spec));
    }

    private SpecText about(SpecNow spec) {
        return new SpecText(
                spec.id(),
                spec.taskCount().orElse(taskIds.size()),
                acceptanceCriteria,
                dependencies,
                mentionsRetry,
                taskIds);
    }

    private static Optional<SpecTexts> parse(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            SpecTexts read = new SpecTexts();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                read.take(name, json);
            }
            return Optional.of(read);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What is of another kind than expected is passed over. */
    private void take(String name, JsonParser json) {
        JsonToken value = json.currentToken();
        if (name.equals("taskIds") && value == JsonToken.START_ARRAY) {
            takeIds(json);
        } else if (name.equals("acceptanceCriteria") && isCount(json)) {
            acceptanceCriteria = json.getIntValue();
        } else if (name.equals("dependencies") && isCount(json)) {
            dependencies = json.getIntValue();
        } else if (name.equals("mentionsRetry")) {
            mentionsRetry = value == JsonToken.VALUE_TRUE;
            json.skipChildren();
        } else {
            json.skipChildren();
        }
    }

    private static boolean isCount(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT;
    }

    private void takeIds(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                taskIds.add(json.getString());
            }
            json.skipChildren();
        }
    }
}
