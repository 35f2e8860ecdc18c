package sh.fabrik.collect.smithers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextListTest {
    @Test
    void a_column_is_read_whatever_it_holds() {
        assertThat(TextList.read(Optional.of("[\"a\", null, 3, \" \"]"))).containsExactly("a", "3");
        assertThat(TextList.read(Optional.of("\"a\""))).containsExactly("a");
        assertThat(TextList.read(Optional.of("plain words"))).containsExactly("plain words");
        assertThat(TextList.read(Optional.empty())).isEmpty();
    }
}
