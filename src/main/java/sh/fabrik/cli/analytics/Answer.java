package sh.fabrik.cli.analytics;

import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.History;
import sh.fabrik.analyse.query.Question;
import sh.fabrik.analyse.query.RolledUp;
import sh.fabrik.channel.csv.SheetCsv;
import sh.fabrik.channel.sheet.Column;
import sh.fabrik.channel.sheet.Sheet;
import sh.fabrik.channel.terminal.Screen;
import sh.fabrik.channel.terminal.SheetJson;
import sh.fabrik.channel.terminal.SheetTable;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.EmptyWindow;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.store.Database;

/** Answers a question of {@code fabrik analytics} as table, JSON or CSV. */
final class Answer {
    /** What a person looks through. */
    private static final int ROWS_ON_A_TERMINAL = 40;

    private static final int MOST_ROWS = 10_000;
    private static final List<String> PROJECT_KEYS = List.of("project", "project_id");

    private static final String DESCENDING = ":desc";

    private final Desk desk;
    private final Selection selection;
    private final Database database;
    private final Question question;

    Answer(Desk desk, Selection selection, Database database) {
        this.desk = desk;
        this.selection = selection;
        this.database = database;
        this.question = selection.question(desk, database);
    }

    Question question() {
        return question;
    }

    /** Rows to ask a query for that can leave the rest: all that may be shown, and for another order all that may be sorted. */
    int wanted() {
        return selection.sort == null ? limit() : MOST_ROWS;
    }

    /**
     * Shows the rows.
     *
     * @param analysis its name, as in {@code fabrik analytics NAME}
     * @param rows in their usual order
     * @param all rows there are, when the query left some out
     */
    <R> void show(String analysis, List<Column<R>> columns, List<R> rows, int all) {
        Sheet<R> sheet = sorted(new Sheet<>(columns, rows)).first(limit());
        int more = all - sheet.rows().size();
        RolledUp rolledUp = RolledUp.of(database, question);
        Optional<String> note = RolledUpNote.of(rolledUp, analysis);
        if (desk.json()) {
            desk.answer(new SheetJson(
                    1,
                    analysis,
                    question.project(),
                    question.window().since(),
                    question.window().asOf(),
                    more,
                    note.map(text -> new SheetJson.RolledUp(rolledUp.runs(), text)),
                    SheetJson.rows(sheet)));
        } else if (selection.csv) {
            SheetCsv.write(sheet, desk.out());
        } else if (!sheet.rows().isEmpty()) {
            table(analysis, sheet);
        }
        if (!desk.json()) {
            note.ifPresent(desk.err()::println);
        }
        if (all == 0 && note.isEmpty()) {
            explainEmpty();
        } else if (more > 0) {
            desk.err().println("… and " + more + " more; --limit " + all + " shows all.");
        }
    }

    <R> void show(String analysis, List<Column<R>> columns, List<R> rows) {
        show(analysis, columns, rows, rows.size());
    }

    private <R> void table(String analysis, Sheet<R> sheet) {
        Screen screen = desk.surroundings().screen();
        if (screen.terminal()) {
            String whose = question.project().map(name -> "project " + name).orElse("all projects");
            desk.out()
                    .println(analysis + ": " + whose + ", "
                            + EmptyWindow.day(question.window().since()) + " to "
                            + EmptyWindow.day(question.window().asOf()) + " (UTC)");
            desk.out().println();
        }
        boolean oneProject = screen.terminal() && question.project().isPresent();
        new SheetTable(desk.out(), screen).show(oneProject ? sheet.without(PROJECT_KEYS) : sheet);
    }

    /** Runs there may be, but none that the analysis could use. */
    private void explainEmpty() {
        boolean runs = new History(database).runs(question.project(), question.window()) > 0;
        desk.err()
                .println(
                        runs
                                ? "The runs there do not say what this analysis needs; see \"fabrik analytics runs\"."
                                : new EmptyWindow(database).explain(question.project(), question.window(), "--until"));
    }

    private int limit() {
        return Optional.ofNullable(selection.limit)
                .orElse(
                        desk.surroundings().stdoutTerminal() && !desk.json() && !selection.csv
                                ? ROWS_ON_A_TERMINAL
                                : MOST_ROWS);
    }

    private <R> Sheet<R> sorted(Sheet<R> sheet) {
        if (selection.sort == null) {
            return sheet;
        }
        boolean descending = selection.sort.endsWith(DESCENDING);
        String key = descending
                ? selection.sort.substring(0, selection.sort.length() - DESCENDING.length())
                : selection.sort.replaceFirst(":asc$", "");
        List<String> keys = sheet.columns().stream().map(Column::key).toList();
        Column<R> column = sheet.column(key)
                .orElseThrow(() -> new CommandProblem(
                        ExitCode.USAGE,
                        "There is no column \"" + key + "\" to sort by." + Nearest.question(key, keys) + " Columns are "
                                + String.join(", ", keys) + "."));
        return sheet.sortedBy(column, descending);
    }
}
