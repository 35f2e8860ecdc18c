package sh.fabrik.cli.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import sh.fabrik.collect.kubernetes.live.ClusterProbe;
import sh.fabrik.collect.kubernetes.live.KubernetesSource;

/** Whether the cluster answers, and lets fabrik read what it needs. */
final class KubernetesCheck implements Check {
    private static final String ABOUT = "kubernetes";
    private static final String REMEDY = "See docs/kubernetes.md; then run \"fabrik doctor\" again.";

    @Override
    public List<Finding> look(Patient patient) {
        Clock clock = patient.desk().surroundings().clock();
        return patient.sources()
                .kubernetes()
                .map(source -> findings(source, ClusterProbe.of(source, clock)))
                .orElseGet(
                        () -> List.of(Finding.ok(ABOUT, "not configured (kubernetes.context), so it is not asked.")));
    }

    private static List<Finding> findings(KubernetesSource source, ClusterProbe probe) {
        List<Finding> findings = new ArrayList<>();
        probe.failures().forEach(sentence -> findings.add(Finding.fail(ABOUT, sentence, REMEDY)));
        probe.shortcomings().forEach(sentence -> findings.add(Finding.warn(ABOUT, sentence, REMEDY)));
        if (findings.isEmpty()) {
            String place = source.namespace().map(name -> "namespace " + name).orElse("all namespaces");
            findings.add(Finding.ok(
                    ABOUT,
                    "cluster " + source.cluster() + " answers, and lets Jobs and pods be read in " + place + "."));
        }
        findings.addAll(ClockFindings.of(ABOUT, probe.ahead()));
        return findings;
    }
}
