package sh.fabrik.collect.loki;

import java.util.stream.Collectors;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Pod;

/** Fills a selector's template in for a run. */
record Selector(String template) {

    String of(FinishedRun run) {
        Pod pod = run.pods().get(0);
        return template.replace("${run_id}", escaped(run.runId()))
                .replace("${namespace}", escaped(pod.namespace()))
                .replace("${container}", escaped(pod.container()))
                .replace("${pods}", escaped(anyOf(run)));
    }

    /** The lines of the selector that a filter finds. */
    String query(FinishedRun run, String filter) {
        return filter.isBlank() ? of(run) : of(run) + " |~ \"" + escaped(filter) + "\"";
    }

    /** A regular expression (RE2) for the names of the run's pods; Loki anchors it. */
    private static String anyOf(FinishedRun run) {
        return run.pods().stream()
                .map(pod -> pod.name().replaceAll("[^A-Za-z0-9_-]", "\\\\$0"))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /** As it stands between double quotes. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
