package sh.fabrik.store.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Fact;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Facts as the mapper writes them, without the mapper. Only what this fabrik writes is read, to the same facts that the mapper would
 * make of it: anything else is the mapper's to judge.
 */
public final class FactColumn {
    private static final JsonFactory JSON = new JsonFactory();

    private FactColumn() {}

    /** Empty when the text is not as this fabrik writes it: from another version, damaged, or of another making. */
    public static Optional<List<Fact>> read(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            List<Fact> facts = new ArrayList<>();
            Fields.expect(json.nextToken() == JsonToken.START_ARRAY, "no list");
            while (json.nextToken() == JsonToken.START_OBJECT) {
                facts.add(FactForms.read(Fields.read(json)));
            }
            Fields.expect(json.currentToken() == JsonToken.END_ARRAY, "not only facts");
            Fields.expect(json.nextToken() == null, "more than a list");
            return Optional.of(facts);
        } catch (RuntimeException e) { // whatever it is, the mapper says it better
            return Optional.empty();
        }
    }
}
