package sh.fabrik.cli.help;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sh.fabrik.analyse.query.KnownSpecs;
import sh.fabrik.analyse.query.KnownTaskTypes;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.store.AnalysisStore;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Status;

/** {@code fabrik complete}: what shells ask for while somebody types. Knows nothing rather than complain. */
@Command(
        name = "complete",
        hidden = true,
        description = "Values for completion, one per line, each with what it means.")
public final class CompleteCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "specs, suggestions, rules, projects, worlds or task-types.")
    String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PREFIX", description = "What has been typed.")
    String prefix = "";

    @Override
    public Integer call() {
        PrintWriter out = desk.out();
        try {
            values().stream().filter(value -> value.startsWith(prefix)).forEach(out::println);
        } catch (RuntimeException e) {
            if (desk.surroundings().debug()) {
                throw e;
            }
        }
        return ExitCode.OK.code();
    }

    private List<String> values() {
        return switch (kind) {
            case "rules" ->
                desk.workplace().ruleFolders(Optional.empty()).read().files().stream()
                        .map(RuleFile::name)
                        .toList();
            case "worlds" -> worlds(desk.surroundings().home().resolve("fixtures"));
            default -> Files.exists(desk.workplace().databasePath()) ? known() : List.of();
        };
    }

    private List<String> known() {
        try (Database database = Database.openExisting(desk.workplace().databasePath())) {
            return switch (kind) {
                case "specs" ->
                    new KnownSpecs(database).ids(Optional.of(desk.workplace().project()));
                case "projects" -> new AnalysisStore(database).projects();
                case "task-types" -> new KnownTaskTypes(database).names();
                case "suggestions" ->
                    new SuggestionStore(database)
                            .listed(Optional.of(desk.workplace().project())).stream()
                                    .filter(stored -> stored.status() == Status.PENDING)
                                    .map(stored -> stored.id() + "\t"
                                            + stored.suggestion().spec() + ": "
                                            + stored.suggestion().title())
                                    .toList();
                default -> List.of();
            };
        }
    }

    private static List<String> worlds(Path fixtures) {
        try (Stream<Path> folders = Files.list(fixtures)) {
            return folders.filter(folder -> Files.exists(folder.resolve("world.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
