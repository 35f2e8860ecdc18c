package sh.fabrik.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import sh.fabrik.facts.Fact;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Facts and evidence as they are kept in a column. */
final class FactJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
    private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

    private FactJson() {}

    static String write(List<Fact> facts) {
        return MAPPER.writerFor(FACTS).writeValueAsString(facts);
    }

    static List<Fact> read(String json) {
        return MAPPER.readValue(json, FACTS);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
