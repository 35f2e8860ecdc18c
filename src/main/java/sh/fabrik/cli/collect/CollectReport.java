package sh.fabrik.cli.collect;

import java.io.PrintWriter;
import sh.fabrik.collect.Found;
import sh.fabrik.loop.Collected;

/** Tells people what a collect did: one line of counts, then what needs a look. */
final class CollectReport {
    private static final int MOST_REJECTED = 20;

    private final PrintWriter out;
    private final PrintWriter err;

    CollectReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void show(Collected collected, String project) {
        out.println(
                collected.source() + " (project " + project + "): " + collected.seen() + " seen, " + collected.added()
                        + " new, " + collected.updated() + " updated, " + collected.unchanged() + " unchanged, "
                        + collected.rejected().size() + " rejected.");
        collected
                .gaps()
                .forEach(gap -> err.println(
                        "gap: " + gap.source() + " from " + gap.from() + " to " + gap.to() + ": " + gap.reason()));
        collected.notices().forEach(notice -> err.println("note: " + notice));
        collected.rejected().stream().limit(MOST_REJECTED).forEach(this::reject);
        int more = collected.rejected().size() - MOST_REJECTED;
        if (more > 0) {
            err.println("… and " + more + " more rejected; --json lists all.");
        }
        if (collected.seen() == 0) {
            err.println("Nothing was found to collect there.");
        } else if (collected.nothingUsable()) {
            err.println(
                    "Nothing was collected: nothing that was found there could be used. Mend what is said above, and collect again.");
        }
    }

    private void reject(Found.Rejected rejected) {
        err.println("rejected: " + rejected.what() + " in " + rejected.where() + ": " + rejected.why());
    }
}
