package sh.fabrik.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.analyse.history.SpecNow;
import sh.fabrik.facts.SpecText;
import sh.fabrik.run.SpecId;

final class SpecTextsTest {
    private static final SpecId API = new SpecId("shop", "api");

    @Test
    void a_text_tells_what_rules_ask_for() {
        assertThat(read(
                        "{\"other\": {\"dependencies\": 9}, \"taskIds\": [\"a\", \"b\"], \"acceptanceCriteria\": 3, \"dependencies\": 2,"
                                + " \"mentionsRetry\": true}"))
                .contains(new SpecText(API, 2, 3, 2, true, List.of("a", "b")));
    }

    @Test
    void what_is_missing_or_of_another_kind_counts_as_nothing() {
        SpecText nothing = new SpecText(API, 0, 0, 0, false, List.of());
        assertThat(read("{}")).contains(nothing);
        assertThat(
                        read(
                                "{\"taskIds\": {\"a\": []}, \"acceptanceCriteria\": [1], \"dependencies\": 99999999999, \"mentionsRetry\": [true]}"))
                .contains(nothing);
        assertThat(read("{\"taskIds\": [1, [\"a\"], {\"b\": \"c\"}, \"d\"], \"mentionsRetry\": {\"dependencies\": 4}}"))
                .contains(new SpecText(API, 1, 0, 0, false, List.of("d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "null", "{\"taskIds\": [\"a\"", "{\"taskIds\"", "no json"})
    void a_text_that_is_no_whole_object_tells_nothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    private static Optional<SpecText> read(String text) {
        SpecNow bare = SpecNow.onlyRuns(API);
        return SpecTexts.of(new SpecNow(
                API,
                bare.type(),
                bare.complexity(),
                bare.taskCount(),
                bare.memoryLimit(),
                bare.cpuLimit(),
                bare.model(),
                bare.timeoutSeconds(),
                bare.fingerprint(),
                Optional.of(text)));
    }
}
