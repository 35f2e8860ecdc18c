package sh.fabrik.cli.help;

/** What {@code fabrik} alone says. */
public final class ConciseHelp {
    public static final String TEXT = """
            fabrik learns from finished agent runs and advises the next ones.

              fabrik demo                        a small story, start to end
              fabrik collect …                   bring runs in (fabrik collect --help)
              fabrik suggest                     what to change, and why
              fabrik advise specs/api-impl.json  what the next run of a spec should get
              fabrik analytics quality           what the history says

            All commands: fabrik --help. One command: fabrik help COMMAND. Exit codes: fabrik help exit-codes.
            """;

    private ConciseHelp() {}
}
