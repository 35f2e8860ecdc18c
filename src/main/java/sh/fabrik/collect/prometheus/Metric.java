package sh.fabrik.collect.prometheus;

/** What is asked for: one query each, for a batch of runs. The names are those of cAdvisor and kube-state-metrics. */
enum Metric {
    SAMPLES(Kind.CONTAINER, "container_memory_working_set_bytes", "", "count_over_time(%s[%w])"),
    MEMORY_PEAK(Kind.CONTAINER, "container_memory_working_set_bytes", "", "max_over_time(%s[%w])"),
    MEMORY_P95(Kind.CONTAINER, "container_memory_working_set_bytes", "", "quantile_over_time(0.95, %s[%w])"),
    /** Since the container's start; 0 where the kernel keeps none. It counts the page cache too. */
    MEMORY_MARK(Kind.CONTAINER, "container_memory_max_usage_bytes", "", "max_over_time(%s[%w])"),
    CPU_SECONDS(Kind.CONTAINER, "container_cpu_usage_seconds_total", "cpu=~\"total|\"", "increase(%s[%w])"),
    CPU_PEAK(Kind.RATE, "container_cpu_usage_seconds_total", "cpu=~\"total|\"", "max_over_time((%s)[%w:%p])"),
    CPU_P95(Kind.RATE, "container_cpu_usage_seconds_total", "cpu=~\"total|\"", "quantile_over_time(0.95, (%s)[%w:%p])"),
    PERIODS(Kind.CONTAINER, "container_cpu_cfs_periods_total", "", "increase(%s[%w])"),
    THROTTLED(Kind.CONTAINER, "container_cpu_cfs_throttled_periods_total", "", "increase(%s[%w])"),
    /** A counter that starts with the container, at 0: its last value is the number, which an extrapolated increase is not. */
    OOM_EVENTS(Kind.CONTAINER, "container_oom_events_total", "", "max_over_time(%s[%w])"),
    OOM_STATE(
            Kind.STATE,
            "",
            "__name__=~\"kube_pod_container_status_(last_)?terminated_reason\",reason=\"OOMKilled\"",
            "max_over_time(%s[%w])"),
    MEMORY_LIMIT(Kind.STATE, "kube_pod_container_resource_limits", "resource=\"memory\"", "max_over_time(%s[%w])"),
    CPU_LIMIT(Kind.STATE, "kube_pod_container_resource_limits", "resource=\"cpu\"", "max_over_time(%s[%w])"),
    MEMORY_REQUEST(Kind.STATE, "kube_pod_container_resource_requests", "resource=\"memory\"", "max_over_time(%s[%w])"),
    CPU_REQUEST(Kind.STATE, "kube_pod_container_resource_requests", "resource=\"cpu\"", "max_over_time(%s[%w])");

    /** Who exports it, which decides what its labels may be called. */
    enum Kind {
        /** cAdvisor. */
        CONTAINER,
        /** cAdvisor, as rates at points of time. */
        RATE,
        /** kube-state-metrics. */
        STATE
    }

    private final Kind kind;
    private final String series;
    private final String matchers;
    private final String function;

    /** @param function of a selector {@code %s}, the window {@code %w} and the step {@code %p} */
    Metric(Kind kind, String series, String matchers, String function) {
        this.kind = kind;
        this.series = series;
        this.matchers = matchers;
        this.function = function;
    }

    Kind kind() {
        return kind;
    }

    String series() {
        return series;
    }

    String matchers() {
        return matchers;
    }

    String function() {
        return function;
    }
}
