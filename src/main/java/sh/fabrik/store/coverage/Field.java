package sh.fabrik.store.coverage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something that is worth knowing of every run, as a question to the table {@code runs}. */
public enum Field {
    OUTCOME(
            "outcome",
            "1",
            "status IS NOT NULL",
            whys(
                    Lack.UNOBSERVED, "evidence = 'unobserved'",
                    Lack.RUNNING, "completed_at IS NULL")),
    MODEL("model", Sql.ENDED, "model IS NOT NULL", whys()),
    MEMORY_LIMIT("memory limit", Sql.ENDED, "memory_limit_bytes IS NOT NULL", whys(Lack.NO_LIMIT, Sql.HAS_POD)),
    MEMORY_PEAK("memory peak", Sql.ENDED, "memory_peak_bytes IS NOT NULL", Sql.unmeasured()),
    CPU("CPU", Sql.ENDED, "cpu_mean_mcores IS NOT NULL OR cpu_peak_mcores IS NOT NULL", Sql.unmeasured()),
    LLM_COST(
            "LLM cost",
            Sql.ENDED,
            "llm_cost_usd IS NOT NULL",
            whys(
                    Lack.NO_TOKENS, "NOT (" + Sql.HAS_TOKENS + ")",
                    Lack.MODEL_UNKNOWN, "model IS NULL",
                    Lack.NO_PRICE, "1")),
    ERROR(
            "error of failed runs",
            "status = 'failed'",
            "coalesce(error_type, 'unclassified') <> 'unclassified'",
            whys(
                    Lack.LOGS_SILENT, Sql.hasKey("loki"),
                    Lack.LOGS_DOWN, Sql.inGap("loki"),
                    Lack.LOGS_NOT_ASKED, Sql.HAS_POD)),
    SPEC_VERSION(
            "spec version",
            Sql.ENDED,
            "spec_fingerprint IS NOT NULL",
            whys(
                    Lack.SPEC_UNKNOWN, "spec_id IS NULL",
                    Lack.TEXT_UNKNOWN, "1"));

    private final String words;
    private final String of;
    private final String known;
    private final Map<Lack, String> whys;

    /**
     * @param of condition: the runs of which it can be known at all
     * @param known condition: it is
     * @param whys conditions for each reason, the first that holds counts
     */
    Field(String words, String of, String known, Map<Lack, String> whys) {
        this.words = words;
        this.of = of;
        this.known = known;
        this.whys = whys;
    }

    /** For people: {@code memory peak}. */
    public String words() {
        return words;
    }

    /** Counts the runs from a time on, by why it is not known; the empty word counts those of which it is. */
    String query() {
        StringBuilder why = new StringBuilder("CASE WHEN " + known + " THEN ''");
        whys.forEach((lack, condition) -> why.append(" WHEN ")
                .append(condition)
                .append(" THEN '")
                .append(lack)
                .append("'"));
        return "SELECT " + why + " ELSE '" + Lack.NOT_SAID + "' END AS why, count(*) AS runs FROM runs WHERE (" + of
                + ") AND coalesce(completed_at, started_at, created_at) >= ? AND (? OR project_id = ?) GROUP BY 1";
    }

    private static Map<Lack, String> whys(Object... pairs) {
        Map<Lack, String> whys = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            whys.put((Lack) pairs[i], (String) pairs[i + 1]);
        }
        return whys;
    }

    /** Conditions that several fields share. */
    private static final class Sql {
        static final String ENDED = "status IS NOT NULL";
        static final String HAS_POD = hasKey("kubernetes");
        static final String HAS_TOKENS =
                "input_tokens IS NOT NULL OR output_tokens IS NOT NULL OR EXISTS (SELECT 1 FROM tasks"
                        + " WHERE tasks.run_id = runs.id AND (tasks.input_tokens IS NOT NULL OR tasks.output_tokens IS NOT NULL))";

        /** A run's keys carry its project and run id, by which they are found. */
        static String hasKey(String source) {
            return "EXISTS (SELECT 1 FROM run_keys WHERE run_keys.project_id = runs.project_id AND run_keys.run_id = runs.run_id"
                    + " AND run_keys.run = runs.id AND run_keys.source = '" + source + "')";
        }

        static String inGap(String source) {
            return "EXISTS (SELECT 1 FROM source_gaps WHERE source_gaps.source = '" + source
                    + "' AND filled_at IS NULL AND window_from <= coalesce(completed_at, started_at)"
                    + " AND window_to >= started_at)";
        }

        static Map<Lack, String> unmeasured() {
            return whys(
                    Lack.NO_POD,
                    "NOT " + HAS_POD,
                    Lack.TOO_SHORT,
                    "EXISTS (SELECT 1 FROM resources WHERE resources.run_id = runs.id"
                            + " AND resources.source = 'prometheus' AND samples > 0)",
                    Lack.NOT_MEASURED,
                    hasKey("prometheus"),
                    Lack.METRICS_DOWN,
                    inGap("prometheus"),
                    Lack.METRICS_NOT_ASKED,
                    "1");
        }
    }
}
