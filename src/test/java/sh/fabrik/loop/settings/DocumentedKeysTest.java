package sh.fabrik.loop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says of every key what the code says; {@code -Dfabrik.accept} rewrites its tables. */
final class DocumentedKeysTest {
    private static final Path PAGE = Path.of("docs", "configuration.md");
    private static final String BEGIN = "<!-- keys: begin -->\n";
    private static final String END = "<!-- keys: end -->\n";

    @Test
    void the_page_has_every_key_with_its_type_default_variables_and_place() throws IOException {
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("fabrik.accept")
                || System.getProperty("fabrik.accept", "no").isEmpty()) {
            page = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                    + table()
                    + page.substring(page.indexOf(END));
            Files.writeString(PAGE, page);
        }
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(table());
    }

    private static String table() {
        return "| key | type | default | variables, the strongest first | may stand in | meaning |\n"
                + "|---|---|---|---|---|---|\n"
                + Catalogue.all().stream().map(DocumentedKeysTest::row).collect(Collectors.joining());
    }

    private static String row(Key<?> key) {
        return List.of(
                        "`" + key.name() + "`",
                        key.kind().word(),
                        key.usual().map(text -> "`" + text + "`").orElse("–"),
                        key.variables().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")),
                        key.place().words(),
                        key.meaning())
                .stream()
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
