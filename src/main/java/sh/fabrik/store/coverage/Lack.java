package sh.fabrik.store.coverage;

/** Why something of a run is not known. */
public enum Lack {
    RUNNING("still running"),
    UNOBSERVED("gone before the end was seen"),
    NO_POD("no pod is known"),
    METRICS_DOWN("Prometheus was down"),
    METRICS_NOT_ASKED("Prometheus was not asked"),
    TOO_SHORT("too short for the scrape interval"),
    NOT_MEASURED("Prometheus has no samples"),
    NO_LIMIT("no limit was set"),
    NO_TOKENS("no token counts"),
    MODEL_UNKNOWN("model unknown"),
    NO_PRICE("no price for the model"),
    SPEC_UNKNOWN("spec unknown"),
    TEXT_UNKNOWN("spec text of that time unknown"),
    LOGS_DOWN("Loki was down"),
    LOGS_NOT_ASKED("Loki was not asked"),
    LOGS_SILENT("the logs do not tell"),
    NOT_SAID("no source says it");

    private final String words;

    Lack(String words) {
        this.words = words;
    }

    /** For people: {@code no limit was set}. */
    public String words() {
        return words;
    }
}
