package sh.fabrik.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.store.fact.EvidenceWriter;

final class EvidenceWriterTest {
    @Test
    void evidence_is_written_as_the_mapper_writes_it_and_read_back() {
        Random random = new Random(11);
        RandomFacts values = new RandomFacts(random);
        for (int i = 0; i < 300; i++) {
            List<Figure> figures = new ArrayList<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                figures.add(random.nextBoolean() ? values.any(Figure.Observed.class) : estimated(values));
            }
            Evidence evidence = new Evidence(random.nextInt(), List.of("a", "\"b\"/ż"), figures);
            String text = EvidenceWriter.write(evidence);
            assertThat(text).isEqualTo(FactJson.write(evidence));
            assertThat(FactJson.read(text, Evidence.class)).isEqualTo(evidence);
        }
    }

    @Test
    void figures_that_were_not_made_yet_are_made() {
        Evidence evidence = Evidence.later(3, List.of(), () -> List.of(new Figure.Observed("runs", 3, "SELECT 3")));
        assertThat(EvidenceWriter.write(evidence))
                .isEqualTo(FactJson.write(evidence))
                .contains("SELECT 3");
    }

    private static Figure estimated(RandomFacts values) {
        String text = values.any(String.class);
        Optional<Long> seed = text.isBlank() ? Optional.empty() : Optional.of(Long.MIN_VALUE);
        Map<String, String> inputs = Map.of(text, values.any(String.class), "z", "1", "a b", "2");
        return new Figure.Estimated(text, values.any(Double.class), text, inputs, seed);
    }
}
