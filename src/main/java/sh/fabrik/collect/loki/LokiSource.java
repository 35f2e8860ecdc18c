package sh.fabrik.collect.loki;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.run.UnreadableValue;

/**
 * A Loki.
 *
 * @param selectors stream selectors to try in this order until one finds lines; {@code ${run_id}}, {@code ${namespace}},
 *     {@code ${pods}} (a regular expression of the run's pods) and {@code ${container}} are filled in
 * @param tenant value of the header {@code X-Scope-OrgID}
 */
public record LokiSource(HttpSource http, List<String> selectors, Optional<String> tenant, Limits limits) {
    private static final String PUSH = "/loki/api/v1/push";

    public static final List<String> SELECTORS = List.of(
            "{fabrik_run_id=\"${run_id}\"}",
            "{fabrik_sh_run_id=\"${run_id}\"}",
            "{run_id=\"${run_id}\"}",
            "{namespace=\"${namespace}\",pod=~\"${pods}\",container=\"${container}\"}");

    /** An address that is meant for pushing logs serves for reading them: its path is dropped. */
    public LokiSource {
        selectors = List.copyOf(selectors);
        String address = http.base().toString();
        if (address.endsWith(PUSH)) {
            http = http.withBase(URI.create(address.substring(0, address.length() - PUSH.length())));
        }
        if (selectors.isEmpty()) {
            throw new UnreadableValue(
                    "Loki is given no selector; give at least one, such as " + SELECTORS.get(0) + ".");
        }
    }

    public static LokiSource at(HttpSource http) {
        return new LokiSource(http, SELECTORS, Optional.empty(), Limits.USUAL);
    }

    public LokiSource withSelectors(List<String> to) {
        return new LokiSource(http, to, tenant, limits);
    }

    public LokiSource withTenant(String to) {
        return new LokiSource(http, selectors, Optional.of(to), limits);
    }

    public LokiSource withLimits(Limits to) {
        return new LokiSource(http, selectors, tenant, to);
    }

    /**
     * How much is read.
     *
     * @param before how long before a run's end its lines are read
     * @param after how long after it; lines carry the collector's time, which comes later
     * @param filter regular expression (RE2) of lines that may tell of an error
     * @param linesPerQuery lines in one answer; the server's own limit is usually 5000
     * @param pause wait between two queries, so that others are served too
     * @param lookback how far back failed runs are asked for
     */
    public record Limits(
            Duration before, Duration after, String filter, int linesPerQuery, Duration pause, Duration lookback) {
        public static final int MOST_LINES = 5000;

        public static final Limits USUAL = new Limits(
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                "(?i)err|fail|fatal|panic|exception|timeout|timed out|killed|denied|exceed|not found|cannot|could not|unable"
                        + "|limit|429|too many|unauthorized|no space|out of memory|left to rotate",
                MOST_LINES,
                Duration.ofMillis(100),
                Duration.ofDays(7));

        public Limits {
            if (linesPerQuery < 2 || linesPerQuery > MOST_LINES) {
                throw new UnreadableValue(
                        "Loki is to answer " + linesPerQuery + " lines at once; give 2 to " + MOST_LINES + ".");
            }
        }
    }
}
