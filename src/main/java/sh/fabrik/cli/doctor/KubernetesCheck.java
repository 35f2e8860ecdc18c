package sh.fabrik.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.kubernetes.live.Known;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;
import sh.fabrik.collect.kubernetes.live.LiveCollector;

/** Whether the cluster answers, and lets fabrik read what it needs: the first Job with its pods is asked for. */
final class KubernetesCheck implements Check {
    private static final String ABOUT = "kubernetes";
    private static final int ENOUGH = 5; // a run, and what was said about it

    @Override
    public List<Finding> look(Patient patient) {
        return patient.sources()
                .kubernetes()
                .map(source -> ask(patient.desk(), source))
                .orElseGet(
                        () -> List.of(Finding.ok(ABOUT, "not configured (kubernetes.context), so it is not asked.")));
    }

    private static List<Finding> ask(Desk desk, KubernetesSource source) {
        KubernetesSource small = new KubernetesSource(
                source.kubeconfig(),
                source.context(),
                source.namespace(),
                source.cluster(),
                1,
                source.timeout(),
                Duration.ZERO);
        CollectRequest request = new CollectRequest(
                List.of(),
                desk.workplace().project(),
                source.cluster(),
                Optional.empty(),
                desk.surroundings().clock());
        List<Finding> findings = new ArrayList<>();
        try (Stream<Found> found = new LiveCollector(small).read(request, Known.NOTHING)) {
            found.limit(ENOUGH).forEach(each -> finding(each).ifPresent(findings::add));
        }
        if (findings.isEmpty()) {
            String place = source.namespace().map(name -> "namespace " + name).orElse("all namespaces");
            findings.add(Finding.ok(
                    ABOUT,
                    "cluster " + source.cluster() + " answers, and lets Jobs and pods be read in " + place + "."));
        }
        return findings;
    }

    private static Optional<Finding> finding(Found found) {
        return found instanceof Found.Gap gap
                ? Optional.of(
                        Finding.fail(ABOUT, gap.reason(), "See docs/kubernetes.md; then run \"fabrik doctor\" again."))
                : Optional.empty();
    }
}
