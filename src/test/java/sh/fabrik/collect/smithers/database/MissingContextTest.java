package sh.fabrik.collect.smithers.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.SharedData;
import sh.fabrik.collect.smithers.execution.Node;

class MissingContextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "No review content provided in prompt: missing todo item, changed files, JJ diff, or validation evidence.",
                "Review context missing: the todo item was not provided. Cannot perform review without the change.",
                "No todo item or JJ diff was provided in the prompt for review",
                "Please provide the implementation change and validation evidence to enable review",
                "Re-run review once all materials are available"
            })
    void a_reviewer_without_material_says_nothing_about_the_work(String complaint) {
        assertThat(ReviewTable.isAboutMissingContext(complaint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No tests cover the retry path",
                "The diff removes the null check without replacement",
                "Validation evidence does not include the k3d run",
                "catch blocks are empty and hide errors in src/review.ts",
                "Provide tests for the retry path",
                "The context is not passed to the child process"
            })
    void a_complaint_about_the_work_stands(String complaint) {
        assertThat(ReviewTable.isAboutMissingContext(complaint)).isFalse();
    }

    @Test
    void all_real_rejections_for_want_of_context_are_known_as_such() throws Exception {
        Path file = SharedData.require("data/smithers-fabrik/d4fb5fd/todo-driver.db");
        int rejected = 0;
        try (OpenDatabase database = OpenDatabase.of(file);
                Stream<Node> against = objections(database)) {
            rejected = count(database.connection());
            assertThat(against).isEmpty();
        }
        assertThat(rejected).isEqualTo(7);
    }

    private static Stream<Node> objections(OpenDatabase database) throws SQLException {
        Data data = new Data(database.connection(), Schema.of(database.connection()));
        Rejects rejects = new Rejects("test", found -> {});
        return Outputs.of(data).objections(data, "hoth-todo-loop-e2e-20260312-39", rejects).keySet().stream();
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM review WHERE approved = 0")) {
            return rows.getInt(1);
        }
    }
}
