package sh.fabrik.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.store.Database;
import sh.fabrik.store.coverage.Coverage;
import sh.fabrik.store.coverage.Field;

/** How much is known of the runs of the last 90 days; what most runs lack weakens the advice. */
final class QualityCheck implements Check {
    private static final Duration LOOKED_AT = Duration.ofDays(90);
    private static final double GOOD = 0.8;

    private static final Map<Field, String> REMEDIES = Map.of(
            Field.OUTCOME,
                    "Collect more often, or with --watch: Jobs vanish after their time to live (docs/kubernetes.md).",
            Field.MODEL, "Let runs carry the annotation fabrik.sh/model, or collect their Smithers databases.",
            Field.MEMORY_LIMIT, "Set limits on the runs, or a LimitRange in their namespace.",
            Field.MEMORY_PEAK, "Configure prometheus.url; for runs of seconds, a shorter scrape interval.",
            Field.CPU, "Configure prometheus.url; for runs of seconds, a shorter scrape interval.",
            Field.LLM_COST, "Collect token counts (Smithers databases, annotations) and give prices for the models.",
            Field.ERROR, "Configure loki.url, so that logs say why a run failed.",
            Field.SPEC_VERSION, "Collect the specs from their git repository: \"fabrik collect specs specs/\".");

    @Override
    public List<Finding> look(Patient patient) {
        return patient.history().map(history -> look(patient, history)).orElse(List.of());
    }

    private static List<Finding> look(Patient patient, Database history) {
        Instant since = patient.desk().surroundings().clock().instant().minus(LOOKED_AT);
        List<Coverage> coverage =
                Coverage.of(history, Optional.of(patient.desk().workplace().project()), since);
        List<Finding> findings = coverage.stream()
                .filter(each -> each.runs() > 0)
                .map(QualityCheck::finding)
                .toList();
        return findings.isEmpty() ? List.of(nothing(patient)) : findings;
    }

    private static Finding nothing(Patient patient) {
        return Finding.warn(
                "data",
                "No run of project " + patient.desk().workplace().project() + " in the last " + LOOKED_AT.toDays()
                        + " days.",
                "Collect newer runs, name another project with --project, or look back with \"fabrik analyze --as-of latest\".");
    }

    private static Finding finding(Coverage coverage) {
        String sentence = String.format(
                Locale.ROOT,
                "%s known of %d of %d runs (%d %%)%s.",
                coverage.field().words(),
                coverage.known(),
                coverage.runs(),
                Math.round(100 * coverage.share()),
                coverage.lacking().isEmpty() ? "" : "; " + CoverageTable.missing(coverage));
        return coverage.share() >= GOOD
                ? Finding.ok("data", sentence)
                : Finding.warn("data", sentence, REMEDIES.getOrDefault(coverage.field(), "Collect more sources."));
    }
}
