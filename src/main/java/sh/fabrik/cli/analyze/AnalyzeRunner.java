package sh.fabrik.cli.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.EmptyWindow;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.GapNotes;
import sh.fabrik.cli.context.Prices;
import sh.fabrik.cli.context.Scope;
import sh.fabrik.cli.context.ScopeOptions;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.cli.terminal.Waiting;
import sh.fabrik.loop.Analysed;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.loop.Meanwhile;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.store.Database;

/** Runs an analysis for the projects in scope, and tells how it went. */
public final class AnalyzeRunner {
    private final Desk desk;
    private final ScopeOptions scopeOptions;
    private final Workplace workplace;

    public AnalyzeRunner(Desk desk, ScopeOptions scopeOptions) {
        this.desk = desk;
        this.scopeOptions = scopeOptions;
        this.workplace = desk.workplace();
    }

    int runAndTell() {
        Meanwhile<RuleBook> rules = rules();
        try (Database database = workplace.openExisting().sparing()) {
            List<Analysed> analyses = run(database, rules);
            if (desk.json()) {
                desk.answer(new AnalyzeJson(1, analyses));
            } else {
                analyses.forEach(this::tell);
            }
            GapNotes.tell(desk, database, scopeOptions.allProjects());
        }
        return ExitCode.OK.code();
    }

    /** Analyses every project in scope; warnings about rules and empty windows go to stderr. */
    public List<Analysed> run(Database database) {
        return run(database, rules());
    }

    /** Gets all rules ready while the history is opened and read, which takes as long. */
    private Meanwhile<RuleBook> rules() {
        return Meanwhile.start("rules", () -> {
            RuleBook rules = workplace.ruleBook(scopeOptions.rules());
            refuseNone(rules);
            rules.prepare();
            return rules;
        });
    }

    /** Without any rule nothing would be said, and all that was said before would expire. */
    private static void refuseNone(RuleBook rules) {
        if (rules.rules().isEmpty()) {
            String why = rules.problems().stream().map(problem -> problem + " ").collect(Collectors.joining());
            throw new CommandProblem(
                    ExitCode.USAGE,
                    why + "So no rule is in force; nothing was analysed, and the suggestions stay as they are.");
        }
    }

    private List<Analysed> run(Database database, Meanwhile<RuleBook> rules) {
        try {
            return analyses(database, rules);
        } finally {
            rules.result().problems().forEach(problem -> desk.err().println("warning: " + problem));
        }
    }

    private List<Analysed> analyses(Database database, Meanwhile<RuleBook> rules) {
        Scope scope = new Scope(desk.surroundings(), workplace, scopeOptions);
        FeedbackLoop loop = new FeedbackLoop(database, desk.surroundings().clock());
        new Prices(desk.surroundings(), desk.err()).use(loop);
        List<Analysed> analyses = new ArrayList<>();
        for (String project : scope.projects(database)) {
            try (Waiting waiting = desk.waiting("analyze " + project)) {
                analyses.add(loop.analyse(project, scope.window(database, project), rules::result));
            }
        }
        analyses.stream().filter(analysed -> analysed.runs() == 0).forEach(empty -> explainEmpty(database, empty));
        return analyses;
    }

    private void explainEmpty(Database database, Analysed empty) {
        desk.err().println(new EmptyWindow(database).explain(Optional.of(empty.project()), empty.window(), "--as-of"));
    }

    private void tell(Analysed analysed) {
        desk.out()
                .println("analyze (project " + analysed.project() + "): " + analysed.runs() + " runs of "
                        + analysed.specs()
                        + " specs from " + EmptyWindow.day(analysed.window().since()) + " to "
                        + EmptyWindow.day(analysed.window().asOf()) + "; suggestions: " + analysed.added() + " new, "
                        + analysed.unchanged()
                        + " unchanged, " + analysed.superseded() + " superseded, " + analysed.expired() + " expired.");
        if (analysed.added() + analysed.unchanged() > 0) {
            desk.out().println("Next: fabrik suggest");
        }
    }
}
