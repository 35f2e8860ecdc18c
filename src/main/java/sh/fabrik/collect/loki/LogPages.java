package sh.fabrik.collect.loki;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of a stretch of time, page by page, the newest first. The next page begins at the time of the last line, since a page may
 * have cut off lines of that very time; those that came already are left out, so that none is lost and none comes twice.
 */
final class LogPages {
    private final Server server;
    private final long from;
    private final int limit;
    private long to;
    private boolean ended;
    private boolean crowded;
    private final Map<LogLine, Integer> seen = new HashMap<>(); // of the time at which the next page begins

    /** Asks Loki for one page. */
    interface Server {
        /**
         * @param from inclusive, nanoseconds
         * @param to exclusive
         */
        LogPage page(long from, long to);
    }

    /**
     * @param from inclusive, nanoseconds
     * @param to exclusive
     * @param limit lines in a page
     */
    LogPages(Server server, long from, long to, int limit) {
        this.server = server;
        this.from = from;
        this.to = to;
        this.limit = limit;
        this.ended = from >= to;
    }

    boolean hasNext() {
        return !ended;
    }

    /** Whether more lines than fit into a page had one and the same time; Loki gives no way to reach the others. */
    boolean isCrowded() {
        return crowded;
    }

    /** The next lines; none where the page brought nothing new. */
    LogPage next() {
        LogPage page = server.page(from, to);
        List<LogLine> lines = page.lines();
        List<LogLine> fresh = fresh(lines);
        if (lines.size() < limit) {
            ended = true;
            return new LogPage(page.kind(), fresh);
        }
        long last = lines.get(lines.size() - 1).nanos();
        boolean stuck = last + 1 >= to && fresh.isEmpty();
        crowded = crowded || stuck;
        moveTo(stuck ? last : last + 1, lines);
        return new LogPage(page.kind(), fresh);
    }

    private void moveTo(long next, List<LogLine> lines) {
        to = next;
        seen.clear();
        lines.stream().filter(line -> line.nanos() == next - 1).forEach(line -> seen.merge(line, 1, Integer::sum));
        ended = to <= from;
    }

    private List<LogLine> fresh(List<LogLine> lines) {
        Map<LogLine, Integer> known = new HashMap<>(seen);
        List<LogLine> fresh = new ArrayList<>();
        for (LogLine line : lines) {
            if (known.merge(line, -1, Integer::sum) < 0) {
                fresh.add(line);
            }
        }
        return fresh;
    }
}
