package sh.fabrik.cli.collect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Prices;
import sh.fabrik.cli.context.ProgressLine;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.loop.Collected;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.store.Database;

/** What every collect command does around its collector: open, read, save, tell. */
final class CollectRunner {
    private final Desk desk;

    CollectRunner(Desk desk) {
        this.desk = desk;
    }

    /** Reads one source. */
    @FunctionalInterface
    interface Reader {
        Stream<Found> read(CollectRequest request);
    }

    /** Reads one source, with a look at what is known already. */
    @FunctionalInterface
    interface KnowingReader {
        Stream<Found> read(CollectRequest request, Database history);
    }

    int run(String source, CollectRequest request, Reader reader) {
        return run(source, request, (each, history) -> reader.read(each));
    }

    int run(String source, CollectRequest request, KnowingReader reader) {
        requirePaths(request.paths());
        try (Database database = desk.workplace().openOrCreate();
                ProgressLine progress = ProgressLine.of(desk.surroundings(), "collect " + source)) {
            FeedbackLoop loop = new FeedbackLoop(database, desk.surroundings().clock());
            new Prices(desk.surroundings(), desk.err()).use(loop);
            Collected collected = loop.collect(source, request.project(), reader.read(request, database), progress);
            progress.close();
            if (desk.json()) {
                desk.answer(CollectJson.of(collected));
            } else {
                new CollectReport(desk.out(), desk.err()).show(collected, request.project());
            }
            return (collected.nothingUsable() ? ExitCode.FAILURE : ExitCode.OK).code();
        }
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
