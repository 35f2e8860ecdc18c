package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.run.Window;

/**
 * Which runs an analysis looks at.
 *
 * @param project empty for all projects
 * @param specs only runs of these specs; empty for all
 * @param window in which they ended
 */
public record Question(Optional<String> project, List<String> specs, Window window) {
    public Question {
        specs = List.copyOf(specs);
    }

    /** All specs of a project, or of all projects. */
    public static Question of(Optional<String> project, Window window) {
        return new Question(project, List.of(), window);
    }

    Condition condition() {
        Condition in = RunReader.in(project, window);
        return specs.isEmpty() ? in : in.and(ENDED_RUNS.SPEC_ID.in(specs));
    }
}
