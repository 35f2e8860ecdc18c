package sh.fabrik.channel.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sh.fabrik.facts.Evidence;
import sh.fabrik.run.SpecId;
import sh.fabrik.suggest.Priority;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

final class SuggestionJsonTest {
    /** What a mapper makes of the same. */
    private static String mapped(List<StoredSuggestion> suggestions) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schemaVersion", 1);
        all.put("suggestions", suggestions.stream().map(SuggestionJson.Item::of).toList());
        return JsonText.of(all);
    }

    private static StoredSuggestion suggestion(int number) {
        Suggestion full = Suggestion.resource(
                        "rule-" + number, new SpecId("shop", "spec \u00e9 \ud83d\ude00 " + number))
                .titled("\"quoted\" \\ and\ttabbed\n")
                .to("memory: " + number + "Gi")
                .withConfidence(number / 7.0)
                .priority(Priority.values()[number % 3])
                .because("Control \u0001, line \u2028, </script> & 'more'.", Evidence.NONE.counting(number));
        Suggestion said = number % 2 == 0 ? full : full.from("memory: 1Gi").stamped("v" + number, Optional.of("f"));
        return new StoredSuggestion(
                said,
                Status.values()[number % 5],
                number % 3 == 0 ? Optional.empty() : Optional.of("because " + number),
                Instant.ofEpochSecond(number * 1_000_000_007L),
                Instant.ofEpochSecond(-number),
                Optional.empty());
    }

    @Test
    void it_is_what_a_mapper_makes_of_the_items() {
        for (int count : new int[] {0, 1, 2, 40}) {
            List<StoredSuggestion> suggestions = IntStream.range(0, count)
                    .mapToObj(SuggestionJsonTest::suggestion)
                    .toList();
            assertThat(SuggestionJson.of(suggestions)).isEqualTo(mapped(suggestions));
        }
    }
}
