package sh.fabrik.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.demo.World;
import sh.fabrik.cli.demo.WorldPlayer;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.store.NativeLibrary;

/**
 * What the build and the launcher ask for and no person types: makes the caches of a fast start. The training plays a recorded world
 * through the commands that people wait for, while the JVM notes which classes that takes.
 */
final class WarmUp {
    static final String TRAINING = "warm-up";
    static final String COMPILE_RULES = "compile-rules";
    private static final String WORLD = "three-suggestions";
    private static final String PROJECT = "shop";
    /** Worlds of which an analysis computes what it finds nothing of in the first. */
    private static final List<String> MORE_WORLDS =
            List.of("regressed-after-edit", "stronger-model-wins", "throttled-and-dear");

    /** Histories of a team: of one, an analysis gathers the latest runs; of the other, it reads what came on top of those it kept. */
    private static final String TEAM = "team";

    private static final String TEAM_LATER = "team-later";
    private static final int TEAM_RUNS = 1_400;
    private static final int TEAM_MORE_RUNS = 100;

    /** From this Java on a start loads all that is in its archive; before, what it does not use costs next to nothing. */
    private static final int LOADS_ALL = 25;

    private static final int OFTEN = 10;

    private static final List<List<String>> ANALYZE =
            List.of(List.of("analyze", "--project", PROJECT, "--as-of", "latest"));
    private static final List<List<String>> ANALYSIS = List.of(List.of("suggest", "--as-of", "latest"));
    private static final List<List<String>> LISTS = List.of(
            List.of("suggest", "--project", PROJECT),
            List.of("suggest", "--json", "--spec", "api-impl", "-A"),
            List.of("suggest", "--limit", "1"));

    private final Surroundings surroundings;
    private final OutputStream out;
    private final OutputStream err;

    WarmUp(Surroundings surroundings, OutputStream out, OutputStream err) {
        this.surroundings = surroundings;
        this.out = out;
        this.err = err;
    }

    /** @param rest the folder that gets what is made; for a training also what to train */
    int run(String word, String... rest) {
        if (rest.length != (word.equals(TRAINING) ? 2 : 1)) {
            throw new IllegalArgumentException("\"" + word + "\" takes a folder, \"" + TRAINING + "\" also a family.");
        }
        Path folder = Path.of(rest[0]).toAbsolutePath();
        return word.equals(TRAINING) ? train(folder, rest[1]) : compileRules(folder);
    }

    /** Compiles the shipped rules into a folder that is shipped with them. */
    private int compileRules(Path folder) {
        RuleBook book = RuleBook.load(RuleFolders.only(surroundings.home().resolve("rules")), folder);
        return book.problems().isEmpty() ? ExitCode.OK.code() : ExitCode.FINDINGS.code();
    }

    /**
     * Each family is trained by itself, since a start pays for every class in its archive, also for those it does not need. Only the
     * first training reads worlds and plays them; the others ask about what it left.
     */
    private int train(Path folder, String family) {
        Path copy = folder.resolve(WORLD);
        Surroundings there = at(folder, WORLD);
        return switch (family) {
            case "analyze" -> analyze(folder);
            case "advise" -> run(there.in(there.environment(), copy), advice(copy));
            case "suggest" -> list(there.in(there.environment(), copy), folder);
            default -> {
                NativeLibrary.unpackTo(folder.resolve("library"));
                yield Math.max(
                        worlds().mapToInt(world -> play(folder, world)).max().orElse(ExitCode.OK.code()), team(folder));
            }
        };
    }

    /** From Java 25 on an archive also tells what was compiled, which a start then compiles at first use: so often enough for that. */
    private int analyze(Path folder) {
        int times = Runtime.version().feature() < LOADS_ALL ? 1 : OFTEN;
        return IntStream.range(0, times)
                .flatMap(time -> Stream.concat(worlds(), Stream.of(TEAM, TEAM_LATER))
                        .mapToInt(history -> run(at(folder, history), ANALYZE)))
                .max()
                .orElse(ExitCode.OK.code());
    }

    private static Stream<String> worlds() {
        return Stream.concat(Stream.of(WORLD), MORE_WORLDS.stream());
    }

    private Surroundings at(Path folder, String world) {
        return surroundings.with("FABRIK_DB", history(folder, world).toString());
    }

    private static Path history(Path folder, String world) {
        return folder.resolve(world + ".db");
    }

    private int team(Path folder) {
        Path runs = TeamHistory.write(folder.resolve(TEAM + ".csv"), 0, TEAM_RUNS);
        Path more = TeamHistory.write(folder.resolve(TEAM_LATER + ".csv"), TEAM_RUNS, TEAM_RUNS + TEAM_MORE_RUNS);
        int collected = run(at(folder, TEAM), List.of(collect(runs)));
        return Math.max(collected, run(at(folder, TEAM_LATER), List.of(collect(runs), ANALYZE.get(0), collect(more))));
    }

    private static List<String> collect(Path runs) {
        return List.of("collect", "csv", runs.toString(), "--project", PROJECT);
    }

    private int run(Surroundings there, List<List<String>> lines) {
        return worst(lines, line -> Start.run(there, out, err, line.toArray(String[]::new)));
    }

    /** For programs and, without a pager and with a last list of its own, for people; also with an analysis before it. */
    private int list(Surroundings there, Path cache) {
        Surroundings shop = there.with("FABRIK_PROJECT", PROJECT);
        Surroundings people = shop.with("FABRIK_FORCE_TTY", "100")
                .with("XDG_CACHE_HOME", cache.toString())
                .onTerminal();
        int list = Math.max(run(shop, LISTS), run(people, LISTS));
        return Runtime.version().feature() < LOADS_ALL ? Math.max(list, run(shop, ANALYSIS)) : list;
    }

    /** A copy of the shipped one; that of an earlier try, where that failed. */
    private World world(Path copy) {
        return Files.exists(copy)
                ? World.read(copy)
                : World.read(surroundings.home().resolve("fixtures").resolve(copy.getFileName()))
                        .copyTo(copy);
    }

    /** Without the client of Kubernetes, whose classes would make the archive twice as large. */
    private int play(Path folder, String name) {
        World world = world(folder.resolve(name));
        WorldPlayer player = new WorldPlayer(surroundings, Start::run, world, history(folder, name));
        return worst(
                player.commands().stream()
                        .filter(line -> !line.contains("kubernetes"))
                        .toList(),
                line -> player.run(out, err, line));
    }

    private static int worst(List<List<String>> lines, ToIntFunction<List<String>> run) {
        return lines.stream().mapToInt(run).max().orElse(ExitCode.OK.code());
    }

    /** Answers from memory, and answers that the rules are asked for. */
    private static List<List<String>> advice(Path world) {
        List<List<String>> lines = new ArrayList<>();
        for (Path spec : specs(world)) {
            for (String format : List.of("text", "json", "env", "patch")) {
                for (List<String> asked : List.of(
                        List.<String>of(), List.of("--model", format), List.of("--memory", "1Gi", "--model", format))) {
                    List<String> line = new ArrayList<>(List.of("advise", spec.toString(), "--project", PROJECT));
                    line.addAll(List.of("--format", format, "--timeout", "10m"));
                    line.addAll(asked);
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static List<Path> specs(Path world) {
        try (var files = Files.list(world.resolve("specs"))) {
            return files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".todo.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
