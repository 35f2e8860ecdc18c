package sh.fabrik.store.coverage;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;
import sh.fabrik.store.Database;

/**
 * Of how many runs something is known, and why not of the others.
 *
 * @param runs of which it can be known at all
 * @param lacking runs by the reason for which it is not known; the reasons exclude each other
 */
public record Coverage(Field field, long runs, Map<Lack, Long> lacking) {
    public Coverage {
        lacking = Map.copyOf(lacking);
    }

    /** Runs of which it is known. */
    public long known() {
        return runs - lacking.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Share of the runs of which it is known, 0 to 1; 1 without any runs. */
    public double share() {
        return runs == 0 ? 1 : known() / (double) runs;
    }

    /**
     * Looks at the runs that ended, or else began, since then.
     *
     * @param project absent: all projects
     * @return each field once, in order
     */
    public static List<Coverage> of(Database database, Optional<String> project, Instant since) {
        return Stream.of(Field.values())
                .map(field -> of(database, project, since, field))
                .toList();
    }

    private static Coverage of(Database database, Optional<String> project, Instant since, Field field) {
        Map<Lack, Long> lacking = new EnumMap<>(Lack.class);
        long runs = 0;
        for (Record row :
                database.sql().fetch(field.query(), since.getEpochSecond(), project.isEmpty(), project.orElse(""))) {
            long count = row.get("runs", Long.class);
            String why = row.get("why", String.class);
            runs += count;
            if (!why.isEmpty()) {
                lacking.put(Lack.valueOf(why), count);
            }
        }
        return new Coverage(field, runs, lacking);
    }
}
