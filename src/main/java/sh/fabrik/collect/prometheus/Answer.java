package sh.fabrik.collect.prometheus;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.collect.prometheus.PrometheusSource.Labels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server answered to one query.
 *
 * @param byPod finite values of zero and more; of series that differ in other labels the largest
 * @param doubts the server's own words for why the answer may be incomplete
 */
record Answer(Map<String, Double> byPod, List<String> doubts) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Remarks of newer servers on the query itself; they cost no data. */
    private static final String REMARK = "PromQL";

    /** The answer in a body; empty when it is JSON of another kind. */
    static Optional<Answer> read(InputStream body, Labels labels) {
        JsonNode root = JSON.readTree(body);
        JsonNode data = root.path("data");
        if (!root.path("status").asString("").equals("success")
                || !data.path("resultType").asString("").equals("vector")) {
            return Optional.empty();
        }
        Map<String, Double> byPod = new HashMap<>();
        for (JsonNode series : data.path("result")) {
            pod(series.path("metric"), labels)
                    .ifPresent(pod ->
                            value(series.path("value").path(1)).ifPresent(value -> byPod.merge(pod, value, Math::max)));
        }
        return Optional.of(new Answer(byPod, doubts(root)));
    }

    private static Optional<String> pod(JsonNode labels, Labels names) {
        return Optional.of(labels.path(Labels.EXPORTED.pod())
                        .asString(labels.path(names.pod()).asString("")))
                .filter(name -> !name.isEmpty());
    }

    private static Optional<Double> value(JsonNode text) {
        try {
            return Optional.of(Double.parseDouble(text.asString("").replace("Inf", "Infinity")))
                    .filter(value -> Double.isFinite(value) && value >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> doubts(JsonNode root) {
        List<String> doubts = new ArrayList<>();
        if (root.path("isPartial").asBoolean(false)) {
            doubts.add("the answer is partial");
        }
        root.path("warnings").forEach(warning -> {
            if (!warning.asString("").startsWith(REMARK)) {
                doubts.add(warning.asString(""));
            }
        });
        return doubts;
    }
}
