package sh.fabrik.cli.context;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.store.Database;
import sh.fabrik.store.gap.GapStore;
import sh.fabrik.store.gap.OpenGap;

/** Says below an answer what its history could not know: one line per open gap. */
public final class GapNotes {
    private GapNotes() {}

    /** Tells the open gaps of the desk's project and cluster; of all, when {@code everywhere}. */
    public static void tell(Desk desk, Database database, boolean everywhere) {
        tell(desk.workplace(), database, everywhere, desk.err());
    }

    /** The same without a desk. */
    public static void tell(Workplace workplace, Database database, boolean everywhere, PrintWriter err) {
        for (OpenGap gap : open(workplace, database, everywhere)) {
            err.println("gap: " + words(gap));
        }
    }

    /** The open gaps of the workplace's project and cluster; all, when {@code everywhere}. */
    public static List<OpenGap> open(Workplace workplace, Database database, boolean everywhere) {
        List<OpenGap> open = new GapStore(database).open();
        if (open.isEmpty() || everywhere) {
            return open;
        }
        Set<String> places =
                Set.copyOf(List.of(workplace.project(), workplace.settings().need(Keys.CLUSTER)).stream()
                        .distinct()
                        .toList());
        return open.stream().filter(gap -> places.contains(gap.feed().place())).toList();
    }

    /** {@code prometheus (prod) told nothing from 2026-03-01T10:00:00Z to …: why}. */
    public static String words(OpenGap gap) {
        return gap.feed().source() + " (" + gap.feed().place() + ") did not tell everything from "
                + minute(gap.window().since()) + " to " + minute(gap.window().asOf()) + ": " + gap.reason();
    }

    private static String minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    }
}
