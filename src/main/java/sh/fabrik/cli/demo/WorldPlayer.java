package sh.fabrik.cli.demo;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.cli.context.Shell;
import sh.fabrik.cli.context.Surroundings;

/** Plays the commands of a recorded world against a history of its own, at the world's own time. */
public final class WorldPlayer {
    private final Surroundings surroundings;
    private final Shell shell;
    private final World world;

    public WorldPlayer(Surroundings process, Shell shell, World world, Path database) {
        Map<String, String> environment = new HashMap<>(process.environment());
        environment.put("FABRIK_DB", database.toString());
        this.world = world;
        this.shell = shell;
        this.surroundings = process.in(environment, world.folder());
    }

    /** The world's own steps, then the analysis and its suggestions. */
    public List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        world.steps().forEach(step -> commands.add(withProject(step)));
        commands.add(withProject("analyze --as-of " + world.asOf()));
        commands.add(withProject("suggest"));
        return commands;
    }

    private List<String> withProject(String step) {
        List<String> words = new ArrayList<>(List.of(step.split(" +")));
        words.add("--project");
        words.add(world.project());
        return words;
    }

    public int run(OutputStream out, OutputStream err, List<String> command) {
        return shell.run(surroundings, out, err, command.toArray(String[]::new));
    }
}
