package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Proportion;
import sh.fabrik.facts.RiskPattern;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.fact.FactColumn;
import sh.fabrik.store.fact.FactWriter;

/** Facts are written and read without a mapper, and by a mapper; neither may drift from the other. */
final class FactColumnTest {
    private static final int FACTS = 300;

    static Stream<Class<?>> kinds() {
        return RandomFacts.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_the_mapper_writes_is_read_to_the_same_facts(Class<?> kind) {
        RandomFacts random = new RandomFacts(new Random(7));
        for (int i = 0; i < FACTS; i++) {
            String text = FactJson.write(List.of(random.of(kind)));
            assertThat(FactColumn.read(text)).contains(FactJson.read(text));
        }
    }

    @Test
    void a_list_of_many_facts_keeps_its_order() {
        RandomFacts random = new RandomFacts(new Random(8));
        List<Fact> facts = IntStream.range(0, 20)
                .boxed()
                .flatMap(i -> RandomFacts.kinds().map(random::of))
                .toList();
        String text = FactJson.write(facts);
        assertThat(FactColumn.read(text)).contains(FactJson.read(text));
        assertThat(FactColumn.read("[]")).contains(List.of());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void facts_are_written_as_the_mapper_writes_them(Class<?> kind) {
        RandomFacts random = new RandomFacts(new Random(9));
        for (int i = 0; i < FACTS; i++) {
            List<Fact> facts = List.of(random.of(kind), random.of(kind));
            assertThat(FactWriter.write(facts)).isEqualTo(FactJson.write(facts));
        }
        assertThat(FactWriter.write(List.of())).isEqualTo(FactJson.write(List.of()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE})
    void what_is_no_number_is_written_as_the_mapper_writes_it(double lift) {
        Proportion all = new Proportion(3, 3, 0.8, 0.5, 0.9, new Distribution.Beta(4, 1));
        List<Fact> facts =
                List.of(new RiskPattern(new SpecId("p", "s"), "trait", 3, all, 0.5, lift, 0.01, Evidence.NONE));
        assertThat(FactWriter.write(facts)).isEqualTo(FactJson.write(facts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[",
                "[null]",
                "[[]]",
                "[{}]",
                "[] []",
                "[{\"fact\":\"Rumour\"}]",
                "[{\"fact\":\"SpecText\",\"spec\":{\"project\":\"p\",\"id\":\"\"},\"taskCount\":1,\"acceptanceCriteria\":1,"
                        + "\"dependencies\":0,\"mentionsRetry\":false,\"taskIds\":[]}]"
            })
    void what_the_mapper_refuses_is_refused(String text) {
        assertThat(FactColumn.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fact\":\"SpecText\",\"spec\":{\"project\":\"p\",\"id\":\"s\"},\"taskCount\":1,\"acceptanceCriteria\":1,"
                        + "\"mentionsRetry\":false,\"taskIds\":[]}",
                "{\"fact\":\"SpecText\",\"spec\":{\"project\":\"p\",\"id\":\"s\"},\"taskCount\":1.0,\"acceptanceCriteria\":1,"
                        + "\"dependencies\":0,\"mentionsRetry\":false,\"taskIds\":[]}",
                "{\"fact\":\"SpecText\",\"spec\":{\"project\":\"p\",\"id\":\"s\"},\"taskCount\":\"1\",\"acceptanceCriteria\":1,"
                        + "\"dependencies\":0,\"mentionsRetry\":false,\"taskIds\":[]}",
                "{\"fact\":\"SpecText\",\"spec\":{\"project\":\"p\",\"id\":\"s\"},\"taskCount\":1,\"acceptanceCriteria\":1,"
                        + "\"dependencies\":0,\"mentionsRetry\":false,\"taskIds\":[],\"mood\":\"fine\"}"
            })
    void what_another_version_wrote_is_left_to_the_mapper(String fact) {
        assertThat(FactColumn.read("[" + fact + "]")).isEmpty();
        assertThat(FactJson.read("[" + fact + "]")).hasSize(1);
    }

    @Test
    void fields_may_come_in_any_order() {
        String text =
                "[{\"taskIds\":[\"a\"],\"mentionsRetry\":true,\"dependencies\":0,\"acceptanceCriteria\":1,\"taskCount\":1,"
                        + "\"spec\":{\"id\":\"s\",\"project\":\"p\"},\"fact\":\"SpecText\"}]";
        assertThat(FactColumn.read(text)).contains(FactJson.read(text));
    }

    @Test
    void a_text_that_was_cut_anywhere_is_refused_by_both() {
        String text = new String(FuzzedFacts.sample(), StandardCharsets.UTF_8);
        List<Integer> read = new ArrayList<>();
        for (int length = 0; length < text.length(); length += 97) {
            if (FactColumn.read(text.substring(0, length)).isPresent()) {
                read.add(length);
            }
        }
        assertThat(read).isEmpty();
        assertThatThrownBy(() -> FactJson.read(text.substring(0, text.length() - 1)))
                .isInstanceOf(RuntimeException.class);
    }
}
