package sh.fabrik.analyse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sh.fabrik.facts.Fact;
import sh.fabrik.store.Database;
import sh.fabrik.store.DayCounters;

/** A history written and read back in one go. */
public final class Story {
    private Story() {}

    /** Writes the history of the project {@code demo} into a fresh database. */
    public static Database written(Path folder, Consumer<HistoryBuilder> history) {
        Database database = Database.open(folder.resolve("story.db"));
        database.inTransaction(() -> {
            history.accept(new HistoryBuilder(database, "demo"));
            return true;
        });
        new DayCounters(database).rebuild();
        return database;
    }

    /** The facts of one kind that the last 30 days of the history give. */
    public static <F extends Fact> List<F> facts(Path folder, Class<F> kind, Consumer<HistoryBuilder> history) {
        try (Database database = written(folder, history)) {
            return new FactFinder(database)
                    .find(Optional.of("demo"), HistoryBuilder.LAST_30_DAYS).stream()
                            .filter(kind::isInstance)
                            .map(kind::cast)
                            .toList();
        }
    }

    public static <F extends Fact> F fact(Path folder, Class<F> kind, Consumer<HistoryBuilder> history) {
        List<F> facts = facts(folder, kind, history);
        if (facts.size() != 1) {
            throw new AssertionError("expected one " + kind.getSimpleName() + ", got " + facts);
        }
        return facts.get(0);
    }
}
