package sh.fabrik.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that many commands share. */
final class CommonOptions {
    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "History to use (else FABRIK_DB, else ~/.cache/fabrik/analytics.db).")
    @Nullable
    Path db;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "NAME",
            description = "Project (else .fabrik/config.yaml, else the git remote's name, else the folder's).")
    @Nullable
    String project;

    @Option(names = "--json", description = "Answer as JSON.")
    boolean json;
}
