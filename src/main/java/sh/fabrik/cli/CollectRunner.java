package sh.fabrik.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sh.fabrik.channel.terminal.JsonText;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.loop.Collected;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.store.Database;

/** What every collect command does around its collector: open, read, save, tell. */
final class CollectRunner {
    private final Surroundings surroundings;
    private final CommonOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    CollectRunner(Surroundings surroundings, CommonOptions options, picocli.CommandLine command) {
        this.surroundings = surroundings;
        this.options = options;
        this.out = command.getOut();
        this.err = command.getErr();
    }

    /** Reads one source. */
    @FunctionalInterface
    interface Reader {
        Stream<Found> read(CollectRequest request);
    }

    int run(String source, CollectRequest request, Reader reader) {
        requirePaths(request.paths());
        try (Database database = new Workplace(surroundings, options).openOrCreate();
                ProgressLine progress = ProgressLine.of(surroundings, "collect " + source)) {
            FeedbackLoop loop = new FeedbackLoop(database, surroundings.clock());
            Collected collected = loop.collect(source, request.project(), reader.read(request), progress);
            progress.close();
            if (options.json) {
                out.println(JsonText.of(CollectJson.of(collected)));
            } else {
                new CollectReport(out, err).show(collected, request.project());
            }
        }
        return ExitCode.OK.code();
    }

    private static void requirePaths(List<Path> paths) {
        for (Path path : paths) {
            if (!path.toString().equals("-") && !Files.exists(path)) {
                throw new CommandProblem(
                        ExitCode.USAGE,
                        path + " does not exist; give a file or folder that does. Nothing was collected.");
            }
        }
    }
}
