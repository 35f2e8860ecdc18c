package sh.fabrik.analyse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class RowLineTest {
    @Test
    void numbers_and_texts_come_back_in_their_order() throws SQLException {
        String columns = RowLine.of(
                RowLine.number("17"),
                RowLine.text("'two words'"),
                RowLine.number("-9223372036854775807"),
                RowLine.text("'für 5 €, 😀'"),
                RowLine.number("1 IS NOT NULL"));

        RowLine line = line(columns);

        assertThat(line.number()).contains(17L);
        assertThat(line.text()).contains("two words");
        assertThat(line.number()).contains(-9223372036854775807L);
        assertThat(line.text()).contains("für 5 €, 😀");
        assertThat(line.yes()).isTrue();
    }

    @Test
    void what_is_unknown_is_empty_and_an_empty_text_is_known() throws SQLException {
        RowLine line = line(RowLine.of(
                RowLine.text("NULL"), RowLine.number("NULL"), RowLine.text("''"), RowLine.number("NULL IS NOT NULL")));

        assertThat(line.text()).isEmpty();
        assertThat(line.number()).isEmpty();
        assertThat(line.text()).contains("");
        assertThat(line.yes()).isFalse();
    }

    @Test
    void lines_that_end_alike_have_the_same_rest() throws SQLException {
        RowLine one = line(RowLine.of(RowLine.text("'first'"), RowLine.text("'für'"), RowLine.number("7")));
        RowLine other = line(RowLine.of(RowLine.text("'second one'"), RowLine.text("'für'"), RowLine.number("7")));
        RowLine unlike = line(RowLine.of(RowLine.text("'first'"), RowLine.text("'für'"), RowLine.number("71")));
        for (RowLine line : new RowLine[] {one, other, unlike}) {
            line.text();
        }

        assertThat(one.rest()).isEqualTo(other.rest()).hasSameHashCodeAs(other.rest());
        assertThat(one.rest()).isNotEqualTo(unlike.rest());
        assertThat(other.text()).as("is still to be read").contains("für");
    }

    private static RowLine line(String columns) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                ResultSet row = connection.createStatement().executeQuery("SELECT " + columns)) {
            return new RowLine(row.getBytes(1));
        }
    }
}
