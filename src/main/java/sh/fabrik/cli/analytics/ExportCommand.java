package sh.fabrik.cli.analytics;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.analyse.query.Question;
import sh.fabrik.analyse.query.RolledUp;
import sh.fabrik.analyse.query.RunExport;
import sh.fabrik.channel.csv.CsvLines;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.TimeText;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Window;
import sh.fabrik.store.Database;

/** {@code fabrik analytics export}. */
@Command(
        name = "export",
        description = "All runs as CSV, for other tools; \"fabrik collect csv\" reads it back (docs/csv.md).",
        footer = {
            "",
            "Examples:",
            "  fabrik analytics export --start 2026-01-01 --end 2026-02-01 > analytics.csv",
            "  fabrik analytics export -A | gzip > all.csv.gz"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = {"--start", "--since"},
            paramLabel = "TIME",
            description = "Runs that ended from then on: 2026-01-01, 30d. Default: all.")
    @Nullable
    String start;

    @Option(
            names = {"--end", "--until"},
            paramLabel = "TIME",
            description = "Runs that ended before then. Default: all.")
    @Nullable
    String end;

    @Option(
            names = {"-A", "--all-projects"},
            description = "All projects instead of one.")
    boolean allProjects;

    @Override
    public Integer call() {
        Optional<Instant> from = moment(start);
        Optional<Instant> to = moment(end);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new UnreadableValue("The export would start at " + from.get() + ", which is not before its end "
                    + to.get() + "; give an earlier --start or a later --end.");
        }
        Optional<String> project =
                allProjects ? Optional.empty() : Optional.of(desk.workplace().project());
        try (Database database = desk.workplace().openExisting()) {
            CsvLines lines = new CsvLines(desk.out());
            lines.line(RunExport.columns());
            long runs = new RunExport(database).each(project, from, to, run -> {
                lines.line(run);
                return !desk.out().checkError();
            });
            lines.flush();
            if (desk.out().checkError()) {
                return ExitCode.OK
                        .code(); // told by who owns the output, when it is not just that its reader had enough
            }
            desk.err().println(runs + (runs == 1 ? " run" : " runs") + " exported.");
            Instant last = to.map(moment -> moment.minusMillis(1))
                    .orElse(desk.surroundings().clock().instant());
            Instant first = from.filter(last::isAfter).orElse(from.isPresent() ? last : Instant.EPOCH);
            Question asked = Question.of(project, new Window(first, last));
            RolledUpNote.of(RolledUp.of(database, asked), "export").ifPresent(desk.err()::println);
        }
        return ExitCode.OK.code();
    }

    private Optional<Instant> moment(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(time -> TimeText.moment(time, desk.surroundings().clock().instant()));
    }
}
