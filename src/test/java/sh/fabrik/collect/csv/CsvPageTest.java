package sh.fabrik.collect.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CsvPageTest {

    @Test
    void the_page_names_every_column_that_is_read_or_left_out() throws IOException {
        String page = Files.readString(Path.of("docs/csv.md"));
        assertThat(Columns.IN_ORDER).extracting(Columns.Column::name).allMatch(name -> page.contains("`" + name + "`"));
        assertThat(Columns.IGNORED).allMatch(name -> page.contains("`" + name + "`"));
    }
}
