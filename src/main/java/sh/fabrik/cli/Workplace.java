package sh.fabrik.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.spec.ProjectName;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.store.Database;
import sh.fabrik.store.DatabasePath;

/** Resolves what a command works on: the history, the project, the rules. */
final class Workplace {
    private final Surroundings surroundings;
    private final CommonOptions options;

    Workplace(Surroundings surroundings, CommonOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    Path databasePath() {
        return DatabasePath.resolve(Optional.ofNullable(options.db), surroundings.environment());
    }

    /** Opens the history, and makes it when there is none yet. */
    Database openOrCreate() {
        return Database.open(databasePath());
    }

    /**
     * Opens the history of earlier collects.
     *
     * @throws CommandProblem when there is none
     */
    Database openExisting() {
        if (!Files.exists(databasePath())) {
            throw new CommandProblem(
                    ExitCode.NO_DATA,
                    "There is no history at " + databasePath()
                            + " yet. Collect some runs first: \"fabrik collect --help\" shows how, \"fabrik demo\" what comes of it.");
        }
        return Database.open(databasePath());
    }

    /** {@code --project}, else the project's config, else the git remote's name, else the folder's. */
    String project() {
        return Optional.ofNullable(options.project)
                .or(() -> config().project())
                .orElseGet(() -> ProjectName.of(surroundings.folder()));
    }

    private ProjectConfig config() {
        return ProjectConfig.near(surroundings.folder());
    }

    CollectRequest request(List<Path> paths, @Nullable String cluster, @Nullable String spec) {
        String clusterName = Optional.ofNullable(cluster)
                .or(() -> surroundings.variable("FABRIK_CLUSTER"))
                .or(() -> config().cluster())
                .orElse("default");
        List<Path> resolved = paths.stream()
                .map(path -> path.toString().equals("-")
                        ? path
                        : surroundings.folder().resolve(path))
                .toList();
        return new CollectRequest(resolved, project(), clusterName, Optional.ofNullable(spec), surroundings.clock());
    }

    RuleFolders ruleFolders(@Nullable Path replacement) {
        Optional<Path> only = Optional.ofNullable(replacement)
                .or(() -> surroundings.variable("FABRIK_RULES").map(Path::of));
        if (only.isPresent()) {
            return RuleFolders.only(only.get());
        }
        Path projectFolder = config().folder().orElse(surroundings.folder());
        return RuleFolders.overlay(
                surroundings.home().resolve("rules"),
                surroundings.configFolder().resolve("rules"),
                projectFolder.resolve(".fabrik").resolve("rules"),
                surroundings.configFolder().resolve("trusted-rules"));
    }

    RuleBook ruleBook(@Nullable Path replacement) {
        return RuleBook.load(
                ruleFolders(replacement), surroundings.cacheFolder().resolve("rules"));
    }
}
