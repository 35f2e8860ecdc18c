package sh.fabrik.cli.context;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which history a command looks at. */
public final class ScopeOptions {
    @Option(
            names = {"-A", "--all-projects"},
            description = "All projects instead of one.")
    boolean allProjects;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Begin of the window: 30d, 2026-01-31 (default: 90d before --as-of).")
    @Nullable
    String since;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "The window's end, from which ages count: a time, or \"latest\" for the latest run (default: now).")
    @Nullable
    String asOf;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Use only the rules of this folder (else FABRIK_RULES, else shipped, user's and project's).")
    @Nullable
    Path rules;

    /** Whether every project is meant. */
    public boolean allProjects() {
        return allProjects;
    }

    /** Whether the user chose a window or rules, so that a stored analysis would not answer. */
    public boolean chosen() {
        return asOf != null || since != null || rules != null;
    }

    /** The only rule folder to use, if one is named. */
    public Optional<Path> rules() {
        return Optional.ofNullable(rules);
    }
}
