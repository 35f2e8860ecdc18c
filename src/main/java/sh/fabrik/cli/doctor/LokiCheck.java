package sh.fabrik.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sh.fabrik.collect.http.Credential;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.collect.http.HttpSource;
import sh.fabrik.collect.http.ServerClock;
import sh.fabrik.collect.loki.LokiSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether Loki answers and has any streams. */
final class LokiCheck implements Check {
    private static final String ABOUT = "loki";

    @Override
    public List<Finding> look(Patient patient) {
        if (!patient.sources().asksLoki()) {
            return List.of(Finding.ok(ABOUT, "not configured (loki.url), so it is not asked."));
        }
        HttpSource http = http(patient.sources().loki().orElseThrow()).withTries(1);
        JsonNode answer = new HttpJson("Loki", http)
                .get("/loki/api/v1/labels", Map.of(), in -> JsonMapper.shared().readTree(in));
        List<Finding> findings = new ArrayList<>();
        int labels = answer.path("data").size();
        findings.add(
                labels == 0
                        ? Finding.warn(
                                ABOUT,
                                http.base() + " answers, but has no streams in the last hours.",
                                "Check loki.tenant, and that logs of the pods are shipped to it.")
                        : Finding.ok(ABOUT, http.base() + " answers; its streams have " + labels + " labels."));
        findings.addAll(ClockFindings.of(
                ABOUT, ServerClock.ahead(http, patient.desk().surroundings().clock())));
        return findings;
    }

    private static HttpSource http(LokiSource source) {
        Map<String, Credential> headers = new LinkedHashMap<>(source.http().headers());
        source.tenant().ifPresent(tenant -> headers.put("X-Scope-OrgID", Credential.of(tenant)));
        return source.http().withHeaders(headers);
    }
}
