package sh.fabrik.cli.analytics;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.analyse.query.FailurePatterns;
import sh.fabrik.analyse.query.ModelEffectiveness;
import sh.fabrik.analyse.query.Question;
import sh.fabrik.analyse.query.ResourceUsage;
import sh.fabrik.analyse.query.RolledUp;
import sh.fabrik.analyse.query.RunList;
import sh.fabrik.analyse.query.SpecQuality;
import sh.fabrik.channel.report.MarkdownSheet;
import sh.fabrik.channel.sheet.Sheet;
import sh.fabrik.channel.terminal.CellText;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.EmptyWindow;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.facts.Proportion;
import sh.fabrik.store.Database;

/** {@code fabrik analytics report}. */
@Command(
        name = "report",
        description = "The quality of the specs as a report in markdown: specs worst first, models, failures, memory.",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics report --format markdown > spec-quality-report.md",
            "  fabrik analytics report --last-30d --until latest"
        })
final class ReportCommand implements Callable<Integer> {
    private static final int MOST_FAILURES = 25;

    @Mixin
    Desk desk = new Desk();

    @Mixin
    Selection selection = new Selection();

    @Option(names = "--format", paramLabel = "FORMAT", description = "markdown, which is all there is so far.")
    String format = "markdown";

    @Override
    public Integer call() {
        if (!format.equals("markdown") && !format.equals("md")) {
            throw new CommandProblem(
                    ExitCode.USAGE, "\"" + format + "\" is no format of a report; there is only markdown.");
        }
        try (Database database = desk.workplace().openExisting()) {
            Question question = selection.question(desk, database);
            write(database, question);
        }
        return ExitCode.OK.code();
    }

    private void write(Database database, Question question) {
        PrintWriter out = desk.out();
        Proportion success = new RunList(database).success(question);
        out.println("# Quality of the specs"
                + question.project().map(name -> " of " + name).orElse(""));
        out.println();
        RolledUp rolledUp = RolledUp.of(database, question);
        out.println(new RunList(database).count(question) + rolledUp.runs() + " runs ended from "
                + EmptyWindow.day(question.window().since()) + " to "
                + EmptyWindow.day(question.window().asOf()) + " (UTC). "
                + (success.n() == 0
                        ? "None of them speaks about its spec and model."
                        : "Of those that speak about their spec and model, " + success.counted() + " succeeded.")
                + " Each rate stands with its 90 % interval and the number of runs it was"
                + " counted over.");
        RolledUpNote.of(rolledUp, "report").ifPresent(note -> {
            out.println();
            out.println(note);
        });
        MarkdownSheet markdown = new MarkdownSheet(out, CellText::of);
        markdown.section(
                "Specs, worst first", new Sheet<>(QualityCommand.COLUMNS, new SpecQuality(database).rows(question)));
        markdown.section("Models", new Sheet<>(ModelsCommand.SPECS, new ModelEffectiveness(database).rows(question)));
        markdown.section(
                "Failures",
                new Sheet<>(FailuresCommand.COLUMNS, new FailurePatterns(database).rows(question))
                        .first(MOST_FAILURES));
        markdown.section("Memory", new Sheet<>(ResourcesCommand.COLUMNS, new ResourceUsage(database).rows(question)));
    }
}
