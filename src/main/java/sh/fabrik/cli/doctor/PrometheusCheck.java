package sh.fabrik.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.collect.http.ServerClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether Prometheus answers and has the series of containers. */
final class PrometheusCheck implements Check {
    private static final String ABOUT = "prometheus";
    private static final String QUESTION = "count(container_memory_working_set_bytes{container!=\"\"})";

    @Override
    public List<Finding> look(Patient patient) {
        if (!patient.sources().asksPrometheus()) {
            return List.of(Finding.ok(ABOUT, "not configured (prometheus.url), so it is not asked."));
        }
        HttpSource http = patient.sources().prometheus().orElseThrow().http().withTries(1);
        JsonNode answer = new HttpJson("Prometheus", http)
                .get(
                        "/api/v1/query",
                        Map.of("query", QUESTION),
                        in -> JsonMapper.shared().readTree(in));
        List<Finding> findings = new ArrayList<>();
        JsonNode count = answer.at("/data/result/0/value/1");
        findings.add(
                count.isMissingNode()
                        ? Finding.warn(
                                ABOUT,
                                http.base() + " answers, but has no series of containers now.",
                                "Let it scrape the kubelets' /metrics/cadvisor; without them no run gets a memory peak.")
                        : Finding.ok(
                                ABOUT,
                                http.base() + " answers; it has series of " + count.asString() + " containers now."));
        findings.addAll(ClockFindings.of(
                ABOUT, ServerClock.ahead(http, patient.desk().surroundings().clock())));
        return findings;
    }
}
