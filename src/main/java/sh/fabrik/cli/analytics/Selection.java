package sh.fabrik.cli.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.analyse.query.Question;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.RowLimit;
import sh.fabrik.cli.context.SpecName;
import sh.fabrik.store.Database;

/** Which runs a command looks at, and how much of the answer it shows. */
final class Selection {
    @Option(names = "--spec", paramLabel = "SPEC", description = "Only this spec: its id, or its file's path.")
    List<String> specs = new ArrayList<>();

    @Mixin
    Period period = new Period();

    @Option(
            names = {"-A", "--all-projects"},
            description = "All projects instead of one.")
    boolean allProjects;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "Order by a column, named as its heading or as in --csv; COLUMN:desc is the largest first.")
    @Nullable
    String sort;

    @Option(names = "--limit", paramLabel = "N", converter = RowLimit.class, description = "At most so many rows.")
    @Nullable
    Integer limit;

    @Option(names = "--csv", description = "Answer as CSV, with exact numbers.")
    boolean csv;

    Optional<String> project(Desk desk) {
        return allProjects ? Optional.empty() : Optional.of(desk.workplace().project());
    }

    Question question(Desk desk, Database database) {
        Optional<String> project = project(desk);
        List<String> ids = specs.stream()
                .map(name -> new SpecName(name).in(database, project))
                .flatMap(List::stream)
                .toList();
        return new Question(
                project,
                ids,
                period.window(database, project, desk.surroundings().clock().instant()));
    }
}
