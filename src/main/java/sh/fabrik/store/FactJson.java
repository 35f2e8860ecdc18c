package sh.fabrik.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Proportion;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

/** Facts and evidence as they are kept in a column. */
final class FactJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();
    /** Facts as they are kept: queries and formulas stay with the suggestions that quote them. */
    private static final JsonMapper BRIEF = MAPPER.rebuild()
            .addMixIn(Evidence.class, DataPointsOnly.class)
            .addMixIn(Proportion.class, ShortProportion.class)
            .build();

    private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};

    private static final ObjectWriter WRITER = BRIEF.writerFor(FACTS);

    private FactJson() {}

    static String write(List<Fact> facts) {
        return WRITER.writeValueAsString(facts);
    }

    static List<Fact> read(String json) {
        return BRIEF.readValue(json, FACTS);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Evidence without its figures and runs, which are most of a fact's text. */
    @JsonSerialize(converter = Brief.class)
    @JsonDeserialize(converter = Unfolded.class)
    private interface DataPointsOnly {}

    @JsonSerialize(converter = ProportionJson.Kept.class)
    @JsonDeserialize(converter = ProportionJson.Unfolded.class)
    private interface ShortProportion {}

    private static final class Brief extends StdConverter<Evidence, Integer> {
        @Override
        public Integer convert(Evidence evidence) {
            return evidence.dataPoints();
        }
    }

    private static final class Unfolded extends StdConverter<Integer, Evidence> {
        @Override
        public Evidence convert(Integer dataPoints) {
            return Evidence.NONE.counting(dataPoints);
        }
    }
}
