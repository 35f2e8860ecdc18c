package sh.fabrik.analyse.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import sh.fabrik.analyse.history.SpecNow;
import sh.fabrik.analyse.history.SpecReader;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.Database;
import sh.fabrik.store.PrunedDays;
import sh.fabrik.store.counters.Cell;
import sh.fabrik.store.counters.CellKey;
import sh.fabrik.store.counters.Day;

/** What is left of the pruned runs that a question asks for. A day that lies in the window with a part lies in it whole. */
public final class RolledUp {
    private final List<Part> parts;

    private RolledUp(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Runs of one spec and day that are counted together. */
    record Part(SpecNow spec, CellKey key, Cell cell) {
        private static final String UNKNOWN = "unknown";

        SpecId id() {
            return spec.id();
        }

        boolean named() {
            return !id().id().isBlank() && !id().project().isBlank();
        }

        boolean judged() {
            return key.kind().judged();
        }

        String type() {
            return spec.type().or(key::type).orElse(UNKNOWN);
        }

        String complexity() {
            return spec.complexity().orElse(UNKNOWN);
        }

        Optional<Integer> taskCount() {
            return spec.taskCount().or(key::tasks);
        }

        Totals totals() {
            return Totals.of(key, cell);
        }
    }

    public static RolledUp of(Database database, Question question) {
        List<Part> parts = new ArrayList<>();
        Map<String, SpecReader> specs = new HashMap<>();
        new PrunedDays(database).read(question.project(), question.firstDay(), question.lastDay(), (day, summary) -> {
            if (question.asksFor(day.spec())) {
                SpecNow spec = specs.computeIfAbsent(day.project(), project -> new SpecReader(database, project))
                        .spec(day.spec());
                summary.cells().forEach((key, cell) -> parts.add(new Part(spec, key, cell)));
            }
        });
        return new RolledUp(parts);
    }

    /** How many runs they are. */
    public int runs() {
        return parts.stream().mapToInt(part -> part.cell().runs()).sum();
    }

    /** The first second of the day after the last of them, since 1970 UTC; empty when there are none. */
    public Optional<Long> before() {
        return parts.stream()
                .map(part -> Day.start(Day.of(part.cell().last()) + 1))
                .max(Long::compare);
    }

    List<Part> where(Predicate<Part> condition) {
        return parts.stream().filter(condition).toList();
    }
}
