package sh.fabrik.analyse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class RunLineTest {
    @Test
    void numbers_and_texts_come_back_in_their_order() throws SQLException {
        String columns = RunLine.of(
                RunLine.number("17"),
                RunLine.text("'two words'"),
                RunLine.number("-9223372036854775807"),
                RunLine.text("'für 5 €, 😀'"),
                RunLine.number("1 IS NOT NULL"));

        RunLine line = line(columns);

        assertThat(line.number()).contains(17L);
        assertThat(line.text()).contains("two words");
        assertThat(line.number()).contains(-9223372036854775807L);
        assertThat(line.text()).contains("für 5 €, 😀");
        assertThat(line.yes()).isTrue();
    }

    @Test
    void what_is_unknown_is_empty_and_an_empty_text_is_known() throws SQLException {
        RunLine line = line(RunLine.of(
                RunLine.text("NULL"), RunLine.number("NULL"), RunLine.text("''"), RunLine.number("NULL IS NOT NULL")));

        assertThat(line.text()).isEmpty();
        assertThat(line.number()).isEmpty();
        assertThat(line.text()).contains("");
        assertThat(line.yes()).isFalse();
    }

    @Test
    void lines_that_end_alike_have_the_same_rest() throws SQLException {
        RunLine one = line(RunLine.of(RunLine.text("'first'"), RunLine.text("'für'"), RunLine.number("7")));
        RunLine other = line(RunLine.of(RunLine.text("'second one'"), RunLine.text("'für'"), RunLine.number("7")));
        RunLine unlike = line(RunLine.of(RunLine.text("'first'"), RunLine.text("'für'"), RunLine.number("71")));
        for (RunLine line : new RunLine[] {one, other, unlike}) {
            line.text();
        }

        assertThat(one.rest()).isEqualTo(other.rest()).hasSameHashCodeAs(other.rest());
        assertThat(one.rest()).isNotEqualTo(unlike.rest());
        assertThat(other.text()).as("is still to be read").contains("für");
    }

    private static RunLine line(String columns) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                ResultSet row = connection.createStatement().executeQuery("SELECT " + columns)) {
            return new RunLine(row.getBytes(1));
        }
    }
}
