package sh.fabrik.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Shell;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.suggest.SuggestionFilter;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.store.Database;
import sh.fabrik.store.SuggestionStore;
import sh.fabrik.suggest.Status;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/** {@code fabrik demo}: a recorded world, from runs to suggestions, in a temporary folder. */
@Command(
        name = "demo",
        description = "Play a small recorded world in a temporary folder: from runs to suggestions.",
        footer = {"", "Examples:", "  fabrik demo", "  fabrik demo --world stronger-model-wins", "  fabrik demo --list"
        })
public final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Shell shell;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Option(
            names = "--world",
            paramLabel = "NAME",
            description = "Which world (see --list). Default: three-suggestions.")
    String name = "three-suggestions";

    @Option(names = "--list", description = "Name the worlds and stop.")
    boolean list;

    DemoCommand(Surroundings surroundings, Shell shell) {
        this.surroundings = surroundings;
        this.shell = shell;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<World> worlds = World.all(surroundings.home().resolve("fixtures"));
        if (list) {
            worlds.forEach(world -> out.println(world.name() + "  " + world.title()));
            return ExitCode.OK.code();
        }
        World world = worlds.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(worlds));
        return play(world.copyTo(temporaryFolder()));
    }

    private CommandProblem unknown(List<World> worlds) {
        List<String> names = worlds.stream().map(World::name).toList();
        return new CommandProblem(
                ExitCode.USAGE,
                "There is no world \"" + name + "\"." + Nearest.question(name, names) + " Known are "
                        + String.join(", ", names) + ".");
    }

    private int play(World world) {
        PrintWriter out = command.commandLine().getOut();
        Path database = world.folder().resolve("analytics.db");
        out.println(world.title());
        out.println();
        out.println(world.story());
        WorldPlayer player = new WorldPlayer(surroundings, shell, world, database);
        for (List<String> step : player.commands()) {
            out.println();
            out.println("$ fabrik " + String.join(" ", step));
            out.flush();
            int code = player.run(System.out, System.err, step);
            if (code != ExitCode.OK.code()) {
                return code;
            }
        }
        sayNext(out, world, database);
        return ExitCode.OK.code();
    }

    private void sayNext(PrintWriter out, World world, Path database) {
        String fabrik = surroundings.command();
        out.println();
        out.println("This history is kept in " + database + ". To look around in it:");
        out.println("  export FABRIK_DB=" + database);
        mostUrgent(world, database).ifPresent(suggestion -> {
            out.println("  " + fabrik + " suggest show " + suggestion.id()
                    + "     # everything behind the first suggestion");
            out.println(
                    "  " + fabrik + " advise " + world.folder().resolve("specs").resolve(suggestion.spec() + ".json")
                            + " --project " + world.project() + "     # what its next run should get");
        });
        out.println("  " + fabrik + " rules list     # what each rule says, and its thresholds");
        out.println("With your own runs, in your project's folder:");
        out.println("  kubectl get jobs,pods -n fabrik-runs -o json | " + fabrik + " collect kubernetes --file -");
        out.println("  " + fabrik + " suggest");
    }

    private static Optional<Suggestion> mostUrgent(World world, Path database) {
        try (Database opened = Database.open(database)) {
            return new SuggestionStore(opened)
                    .all(Optional.of(world.project())).stream()
                            .filter(stored -> stored.status() == Status.PENDING)
                            .min(SuggestionFilter.MOST_URGENT_FIRST)
                            .map(StoredSuggestion::suggestion);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("fabrik-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException("The demo needs a temporary folder and cannot make one.", e);
        }
    }
}
