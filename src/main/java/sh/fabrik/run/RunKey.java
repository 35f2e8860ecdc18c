package sh.fabrik.run;

/**
 * The name by which a source knows a run, unique within the source: {@code cluster/job-uid}, {@code run_id@created_at_ms},
 * {@code run_id@RunStarted}, {@code project/id}.
 */
public record RunKey(Source source, String key) implements Comparable<RunKey> {
    @Override
    public int compareTo(RunKey other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return source.word() + ":" + key;
    }
}
