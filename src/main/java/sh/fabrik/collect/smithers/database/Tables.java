package sh.fabrik.collect.smithers.database;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The tables of Smithers that fabrik reads, with the columns they have in the generations known so far. */
final class Tables {
    static final String RUNS = "_smithers_runs";
    static final String NODES = "_smithers_nodes";
    static final String ATTEMPTS = "_smithers_attempts";
    static final String APPROVALS = "_smithers_approvals";
    static final String REQUESTS = "_smithers_human_requests";
    static final String EVENTS = "_smithers_events";
    static final String LOOPS = "_smithers_ralph";

    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(
                RUNS,
                "run_id parent_run_id workflow_name workflow_path workflow_hash status created_at_ms started_at_ms"
                        + " finished_at_ms heartbeat_at_ms runtime_owner_id cancel_requested_at_ms hijack_requested_at_ms"
                        + " hijack_target vcs_type vcs_root vcs_revision error_json config_json");
        KNOWN.put(NODES, "run_id node_id iteration state last_attempt updated_at_ms output_table label");
        KNOWN.put(
                ATTEMPTS,
                "run_id node_id iteration attempt state started_at_ms finished_at_ms heartbeat_at_ms heartbeat_data_json"
                        + " error_json jj_pointer response_text jj_cwd cached meta_json");
        KNOWN.put(
                APPROVALS,
                "run_id node_id iteration status requested_at_ms decided_at_ms note decided_by request_json decision_json"
                        + " auto_approved");
        KNOWN.put(
                REQUESTS,
                "request_id run_id node_id iteration kind status prompt schema_json options_json response_json"
                        + " requested_at_ms answered_at_ms answered_by timeout_at_ms");
        KNOWN.put(EVENTS, "run_id seq timestamp_ms type payload_json");
        KNOWN.put(LOOPS, "run_id ralph_id iteration done updated_at_ms");
    }

    private Tables() {}

    /** Columns that no known generation has, as {@code table.column}, sorted. */
    static List<String> unknownColumns(Schema schema) {
        TreeSet<String> unknown = new TreeSet<>();
        KNOWN.forEach((table, known) -> schema.columns(table).stream()
                .filter(column -> !Arrays.asList(known.split(" ")).contains(column))
                .forEach(column -> unknown.add(table + "." + column)));
        return List.copyOf(unknown);
    }
}
