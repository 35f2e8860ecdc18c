package sh.fabrik.collect.smithers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTest {
    @ParameterizedTest
    @CsvSource({
        "prepare-repo, prepare-repo",
        "api:implement, implement",
        "api:review:spec-alignment, review",
        "api:, api:",
        ":x, :x",
        "a::b, a::b"
    })
    void the_step_is_the_kind_of_work(String id, String step) {
        assertThat(new Node(id, 0).step()).isEqualTo(step);
    }
}
