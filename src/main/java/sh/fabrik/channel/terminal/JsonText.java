package sh.fabrik.channel.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON for other programs: indented, numbers as numbers, times as RFC 3339 UTC, unknown values left out. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private JsonText() {}

    public static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
