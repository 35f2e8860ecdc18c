package sh.fabrik.analyse.query;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;

import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.history.WindowSeconds;
import sh.fabrik.run.Window;
import sh.fabrik.store.counters.Day;

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

    /** The first UTC day of the window, since 1970. */
    long firstDay() {
        return Day.of(WindowSeconds.of(window).since());
    }

    /** The last UTC day of the window, since 1970. */
    long lastDay() {
        return Day.of(WindowSeconds.of(window).asOf());
    }

    boolean asksFor(String spec) {
        return specs.isEmpty() || specs.contains(spec);
    }

    /** The same runs in one of the tables of pruned runs, by whole days. */
    Condition pruned(Field<String> projectId, Field<String> specId, Field<Long> day) {
        Condition in = day.between(firstDay(), lastDay());
        Condition ofProject = project.map(projectId::eq).map(in::and).orElse(in);
        return specs.isEmpty() ? ofProject : ofProject.and(specId.in(specs));
    }

    Condition condition() {
        Condition in = RunReader.in(project, window);
        return specs.isEmpty() ? in : in.and(ENDED_RUNS.SPEC_ID.in(specs));
    }
}
