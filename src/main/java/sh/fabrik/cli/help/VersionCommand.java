package sh.fabrik.cli.help;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Database;

/** {@code fabrik version}. */
@Command(
        name = "version",
        description = "Version of fabrik, its rules and its tables, and of the Java it runs on.",
        footer = {"", "Examples:", "  fabrik version", "  fabrik version --json"})
public final class VersionCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    /**
     * The JSON of it; docs/json.md describes it.
     *
     * @param rules hash over all rule files in force
     * @param databaseSchema version of the tables
     */
    private record VersionJson(
            int schemaVersion,
            String version,
            Optional<String> commit,
            Optional<String> commitTime,
            String rules,
            int databaseSchema,
            String java) {}

    @Override
    public Integer call() {
        Build build = Build.read();
        if (desk.json()) {
            desk.answer(new VersionJson(
                    1, build.version(), build.commit(), build.time(), rules(), Database.schema(), java()));
        } else {
            String commit = build.commit()
                    .map(id -> ", " + id.substring(0, Math.min(12, id.length())))
                    .orElse("");
            desk.out()
                    .println("fabrik " + build.version() + commit + " (rules " + rules().substring(0, 12) + ", tables "
                            + Database.schema() + ", Java " + java() + ")");
        }
        return ExitCode.OK.code();
    }

    private String rules() {
        return desk.workplace().ruleFolders(Optional.empty()).read().hash();
    }

    private static String java() {
        return Runtime.version().toString();
    }
}
