package sh.fabrik.collect.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sh.fabrik.run.ErrorType;

class ErrorsPageTest {

    @ParameterizedTest
    @EnumSource
    void the_page_has_every_kind_with_its_family(ErrorType type) throws IOException {
        assertThat(Files.readString(Path.of("docs/errors.md")))
                .contains("| `" + type.word() + "` | " + type.family().name().toLowerCase(Locale.ROOT) + " |");
    }
}
