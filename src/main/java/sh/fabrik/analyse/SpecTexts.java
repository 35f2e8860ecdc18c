package sh.fabrik.analyse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.history.SpecNow;
import sh.fabrik.facts.SpecText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What rules may know of a spec's text, from the column {@code specs.body}. */
final class SpecTexts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SpecTexts() {}

    /** Empty when the spec's folder was never collected, or the column is no JSON object. */
    static Optional<SpecText> of(SpecNow spec) {
        return spec.text().flatMap(SpecTexts::parse).map(body -> {
            List<String> tasks = new ArrayList<>();
            body.path("taskIds").forEach(id -> tasks.add(id.asString()));
            return new SpecText(
                    spec.id(),
                    spec.taskCount().orElse(tasks.size()),
                    body.path("acceptanceCriteria").asInt(0),
                    body.path("dependencies").asInt(0),
                    body.path("mentionsRetry").asBoolean(false),
                    tasks);
        });
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
