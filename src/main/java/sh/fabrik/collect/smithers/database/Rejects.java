package sh.fabrik.collect.smithers.database;

import java.sql.SQLException;
import java.util.function.Consumer;
import sh.fabrik.collect.Found;
import sh.fabrik.run.UnreadableValue;

/** Takes what one file holds and nobody can use. */
record Rejects(String file, Consumer<Found> taker) {
    void reject(String what, String why) {
        taker.accept(new Found.Rejected(what, file, why));
    }

    void notice(String sentence) {
        taker.accept(new Found.Notice(sentence));
    }

    /** Reads one row; when it cannot be read it is rejected and the others go on. */
    void tolerating(String kind, String runId, Row row, Data.Reader reader) throws SQLException {
        try {
            reader.read(row);
        } catch (UnreadableValue e) {
            String node = row.text("node_id").map(id -> " " + id).orElse("");
            reject(kind + node + " of run " + runId, e.getMessage() + " It was left out.");
        }
    }
}
