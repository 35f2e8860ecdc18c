package sh.fabrik.collect.kubernetes.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kinds of objects that are asked for; the Role in docs/kubernetes.md allows just these. */
enum Resource {
    JOBS("Job", "apis/batch/v1", "jobs", "batch"),
    CRON_JOBS("CronJob", "apis/batch/v1", "cronjobs", "batch"),
    PODS("Pod", "api/v1", "pods", "core"),
    EVENTS("Event", "api/v1", "events", "core");

    private final String kind;
    private final String api;
    private final String plural;
    private final String group;

    Resource(String kind, String api, String plural, String group) {
        this.kind = kind;
        this.api = api;
        this.plural = plural;
        this.group = group;
    }

    String kind() {
        return kind;
    }

    /** As RBAC names it: {@code jobs (API group batch)}. */
    String words() {
        return plural + " (API group " + group + ")";
    }

    /** The path of its list, without a leading slash. @param namespace absent: all */
    String path(Optional<String> namespace, Map<String, String> parameters) {
        String scope = namespace.map(n -> "/namespaces/" + encoded(n)).orElse("");
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return api + scope + "/" + plural + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
