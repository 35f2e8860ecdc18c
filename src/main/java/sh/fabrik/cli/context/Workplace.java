package sh.fabrik.cli.context;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.spec.ProjectName;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.loop.settings.Workspace;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.store.Database;
import sh.fabrik.store.DatabasePath;

/** Resolves what a command works on: the history, the project, the rules. */
public final class Workplace {
    private static final Path SHIPPED_CACHE = Path.of("lib", "rule-cache");

    private final Surroundings surroundings;
    private final Optional<Path> db;
    private final Optional<String> project;

    /**
     * @param db the history to use, when not the usual one
     * @param project its name, when not the folder's own
     */
    public Workplace(Surroundings surroundings, Optional<Path> db, Optional<String> project) {
        this.surroundings = surroundings;
        this.db = db;
        this.project = project;
    }

    /** Where the history lies, whether or not there is one yet. */
    public Path databasePath() {
        return DatabasePath.resolve(db, surroundings.environment());
    }

    /** Opens the history, and makes it when there is none yet. */
    public Database openOrCreate() {
        return Database.open(databasePath());
    }

    /**
     * Opens the history of earlier collects.
     *
     * @throws CommandProblem when there is none
     */
    public Database openExisting() {
        if (Files.notExists(databasePath())) {
            throw new CommandProblem(
                    ExitCode.NO_DATA,
                    "There is no history at " + databasePath()
                            + " yet. Collect some runs first: \"fabrik collect --help\" shows how, \"fabrik demo\" what comes of it.");
        }
        return Database.open(databasePath());
    }

    /** {@code --project}, else the project's config, else the git remote's name, else the folder's. */
    public String project() {
        return plainlyNamed()
                .or(() -> settings().get(Keys.PROJECT))
                .orElseGet(() -> ProjectName.of(surroundings.folder()));
    }

    /** What {@code --project} says, when there is no file that could be refused: all that can be configured need not be known for it. */
    private Optional<String> plainlyNamed() {
        return project.map(String::strip)
                .filter(name -> !name.isEmpty() && !workspace().hasFiles());
    }

    /**
     * What is configured, with {@code --project} on top.
     *
     * @throws sh.fabrik.run.UnreadableValue when a file says what it may not
     */
    public Settings settings() {
        return withProject(Settings.read(workspace()));
    }

    /** The same as if there were no files, for who must go on though one was refused. */
    public Settings settingsWithoutFiles() {
        return withProject(Settings.withoutFiles(workspace()));
    }

    private Settings withProject(Settings settings) {
        return project.map(name -> settings.with(Keys.PROJECT, "--project", name))
                .orElse(settings);
    }

    private Workspace workspace() {
        return new Workspace(
                surroundings.environment(),
                surroundings.folder(),
                surroundings.userHome(),
                surroundings.configFolder().resolve("config.yaml"));
    }

    /** What a collector is asked to read; paths count from the folder fabrik was started in. */
    public CollectRequest request(List<Path> paths, @Nullable String cluster, @Nullable String spec) {
        String clusterName =
                Optional.ofNullable(cluster).orElseGet(() -> settings().need(Keys.CLUSTER));
        List<Path> resolved = paths.stream()
                .map(path -> path.toString().equals("-")
                        ? path
                        : surroundings.folder().resolve(path))
                .toList();
        return new CollectRequest(resolved, project(), clusterName, Optional.ofNullable(spec), surroundings.clock());
    }

    /** The rule folders in force; a replacement, else FABRIK_RULES, stands instead of all layers. */
    public RuleFolders ruleFolders(Optional<Path> replacement) {
        Optional<Path> only =
                replacement.or(() -> surroundings.variable("FABRIK_RULES").map(Path::of));
        if (only.isPresent()) {
            return RuleFolders.only(only.get());
        }
        Path projectFolder = workspace().projectFolder().orElse(surroundings.folder());
        return RuleFolders.overlay(
                surroundings.home().resolve("rules"),
                surroundings.configFolder().resolve("rules"),
                projectFolder.resolve(".fabrik").resolve("rules"),
                surroundings.configFolder().resolve("trusted-rules"));
    }

    /** The rules of {@link #ruleFolders}, compiled. */
    public RuleBook ruleBook(Optional<Path> replacement) {
        return RuleBook.load(ruleFolders(replacement), ruleCache(), shippedCaches());
    }

    /** Only those of them that advice rests on. */
    public RuleBook adviceRules(Optional<Path> replacement) {
        return RuleBook.loadForAdvice(ruleFolders(replacement), ruleCache(), shippedCaches());
    }

    private Path ruleCache() {
        return surroundings.cacheFolder().resolve("rules");
    }

    /** In a distribution and in a checkout. */
    private List<Path> shippedCaches() {
        Path home = surroundings.home();
        return List.of(home.resolve(SHIPPED_CACHE), home.resolve("target").resolve(SHIPPED_CACHE));
    }
}
