package sh.fabrik.collect.errors;

import static sh.fabrik.run.ErrorType.APPROVAL_DENIED;
import static sh.fabrik.run.ErrorType.AUTH;
import static sh.fabrik.run.ErrorType.BLOCKED;
import static sh.fabrik.run.ErrorType.CANCELLED;
import static sh.fabrik.run.ErrorType.COMPILE_ERROR;
import static sh.fabrik.run.ErrorType.CONTEXT_LENGTH;
import static sh.fabrik.run.ErrorType.INFRASTRUCTURE;
import static sh.fabrik.run.ErrorType.LINT;
import static sh.fabrik.run.ErrorType.LOOP_EXHAUSTED;
import static sh.fabrik.run.ErrorType.MODEL_CONFIG;
import static sh.fabrik.run.ErrorType.NETWORK;
import static sh.fabrik.run.ErrorType.OOM;
import static sh.fabrik.run.ErrorType.OUTPUT_SCHEMA;
import static sh.fabrik.run.ErrorType.RATE_LIMIT;
import static sh.fabrik.run.ErrorType.REFRESH_TOKEN_REUSED;
import static sh.fabrik.run.ErrorType.REVIEW_REJECTED;
import static sh.fabrik.run.ErrorType.TEST_FAIL;
import static sh.fabrik.run.ErrorType.TEST_TIMEOUT;
import static sh.fabrik.run.ErrorType.TIMEOUT;
import static sh.fabrik.run.ErrorType.TOOL_MISSING;
import static sh.fabrik.run.ErrorType.USAGE_LIMIT;
import static sh.fabrik.run.ErrorType.VCS;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sh.fabrik.run.ErrorType;

/** The rows of the taxonomy. Codes are those of Smithers, of fabrik's runtime and of the providers' error bodies. */
final class SignalTable {
    private static final String EXIT = "(?i:exit(?:ed)?(?: with)?(?: code| status)?[ :=]{0,2}|status |Error )";
    private static final String HTTP =
            "(?i:https?(?:/\\d(?:\\.\\d)?)?|status(?:[ _]?code)?|error(?:[ _]?code)?|response|api error)[\"']?[ :=(]{0,3}";

    private SignalTable() {}

    static List<Signal> signals() {
        return List.of(
                signal(REFRESH_TOKEN_REUSED)
                        .says(
                                "(?i:refresh_token_reused|refresh token (?:was|has been|has) already (?:been )?(?:used|redeemed)|refresh token reuse)"),
                signal(OOM)
                        .codes("OOMKilled", "out_of_memory", "ENOMEM", "OutOfMemoryError", "MemoryError")
                        .says(
                                "OOMKilled|(?i:heap out of memory|\\bout of memory\\b)|\\bENOMEM\\b|OutOfMemoryError|(?i:cannot allocate memory)"
                                        + "|\\bMemoryError\\b"),
                signal(TEST_TIMEOUT)
                        .codes("test_timed_out")
                        .says(
                                "panic: test timed out|(?i:\\btest timed out in \\d)|(?i:exceeded timeout of \\d+ ?ms for a (?:test|hook))"
                                        + "|\\*\\*\\* Test killed"),
                signal(TOOL_MISSING)
                        .codes("command_not_found")
                        .says(
                                "(?m:^[^\\n]{0,60}\\b(?:ba|da|z|a|k)?sh: [^\\n]{1,120}?: (?:command )?not found)|(?i:\\bcommand not found\\b)"
                                        + "|" + EXIT
                                        + "127\\b|\\bspawn \\S{1,200} ENOENT\\b|executable file not found in|(?i:env: [^\\n]{1,80}: No such file or directory)"
                                        + "|is not recognized as an internal or external command"),
                signal(COMPILE_ERROR)
                        .codes("compile_failed", "compilation_error", "SyntaxError", "build_failed")
                        .says(
                                "\\berror TS\\d{3,5}|\\berror\\[E\\d{4}\\]|\\.go:\\d+:\\d+: (?:undefined|cannot use|syntax error|missing return|imported and not used|declared and not used|invalid operation)"
                                        + "|\\[(?:build|setup) failed\\]|(?i:cannot find (?:module|package))|\\bSyntaxError\\b(?!: (?:JSON|[^\\n]{0,80}\\bJSON\\b))|\\bIndentationError\\b"
                                        + "|\\.java:\\d+: error: |COMPILATION ERROR|\\.(?:c|cc|cpp|h|hpp):\\d+:\\d+: (?:fatal )?error: |(?i:could not compile `)"),
                signal(TEST_FAIL)
                        .codes("test_failed", "tests_failed", "test_failure", "AssertionError")
                        .says(
                                "(?m:^\\s{0,40}--- FAIL)|(?m:^\\s{0,8}FAIL\\s)|(?m:^FAILED )|\\bAssertionError\\b|\\bAssertionFailedError\\b"
                                        + "|(?i:\\btests?:?\\s{1,10}\\d+ failed)|\\b[1-9]\\d* failed[,;] \\d+ (?:passed|skipped|total)"
                                        + "|\\b[1-9]\\d* failed \\| \\d+ passed|= [1-9]\\d* failed\\b|Tests run: \\d+, Failures: [1-9]|test result: FAILED|There are test failures"),
                signal(OUTPUT_SCHEMA)
                        .codes("INVALID_OUTPUT", "ZodError", "parse_error", "schema_error")
                        .says(
                                "\\bZodError\\b|INVALID_OUTPUT|(?i:no valid JSON output found)|\"code\": ?\"invalid_(?:type|value|format|union|enum_value|literal|string)\""
                                        + "|SyntaxError: (?:JSON|[^\\n]{0,80}\\bJSON\\b)"),
                signal(INFRASTRUCTURE)
                        .codes(
                                "agent_installation_failed",
                                "Evicted",
                                "ImagePullBackOff",
                                "ErrImagePull",
                                "CreateContainerConfigError",
                                "CreateContainerError",
                                "InvalidImageName",
                                "Unschedulable",
                                "FailedScheduling",
                                "ENOSPC",
                                "DB_*",
                                "STORAGE_ERROR")
                        .hints(
                                "PROCESS_SPAWN_FAILED",
                                "SANDBOX_*",
                                "INTERNAL_ERROR",
                                "SCHEDULER_ERROR",
                                "SESSION_ERROR",
                                "PI_HTTP_ERROR",
                                "TOOL_NETWORK_DISABLED",
                                "INVALID_INPUT",
                                "MISSING_INPUT",
                                "MISSING_INPUT_TABLE",
                                "MISSING_OUTPUT",
                                "RESUME_METADATA_MISMATCH",
                                "UNKNOWN_OUTPUT_SCHEMA",
                                "DEP_NOT_SATISFIED",
                                "DUPLICATE_ID",
                                "TASK_*",
                                "WORKFLOW_MISSING_DEFAULT",
                                "environment_error",
                                "setup_error")
                        .says(
                                "ImagePullBackOff|ErrImagePull|InvalidImageName|CreateContainer(?:Config)?Error|Unschedulable|FailedScheduling|\\bEvicted\\b"
                                        + "|(?i:\\bis forbidden: exceeded quota|no space left on device|disk quota exceeded|low on resource: )|\\bENOSPC\\b|\\bEDQUOT\\b"
                                        + "|\\d/\\d+ nodes are available"),
                signal(CONTEXT_LENGTH)
                        .codes("context_length_exceeded", "context_window_exceeded", "prompt_too_long")
                        .says(
                                "(?i:context[ _](?:length|window)[ _](?:is |was |has been )?(?:exceed|limit|too|full)|exceed\\w{0,3} (?:the )?(?:model'?s? )?(?:maximum )?context"
                                        + "|maximum context|prompt is too long|input (?:length )?(?:tokens? )?exceed|ran out of room in the model's context|too many input tokens)"),
                signal(MODEL_CONFIG)
                        .codes(
                                "model_not_found",
                                "AGENT_CONFIG_INVALID",
                                "AGENT_RPC_FILE_ARGS",
                                "AGENT_BUILD_COMMAND",
                                "CLI_AGENT_UNSUPPORTED")
                        .says(
                                "(?i:\\bLLM (?:is )?not (?:set|supported)|\\bmodel(?: name)?:? [^\\n]{1,80}? (?:was |is )?(?:not found|does not exist|is not supported|not supported)"
                                        + "|\\bunknown (?:model|provider)\\b|model_not_found|no such model)"),
                signal(AUTH)
                        .codes(
                                "auth_error",
                                "auth_invalid",
                                "authentication_error",
                                "permission_error",
                                "invalid_api_key",
                                "unauthorized")
                        .hints("CodexAuthBlockedError", "CODEX_AUTH_BLOCKED")
                        .says(HTTP
                                + "40[13]\\b|\\b401 unauthori[sz]ed|(?i:\\bunauthori[sz]ed\\b|\\bforbidden\\b|not signed in|not logged in|please (?:run )?/?log ?in|please run \\S{1,20} ?login"
                                + "|(?:invalid|incorrect|expired|missing|bad) (?:x-)?(?:api[ -_]?keys?|(?:access |auth |bearer |oauth )?tokens?|credentials?|authentication)\\b"
                                + "|(?:api key|token|credentials?) (?:has |have |is |was )?(?:expired|invalid|revoked)|authentication[ _](?:failed|error)|could not read Username"
                                + "|permission denied \\(publickey)"),
                signal(USAGE_LIMIT)
                        .codes("insufficient_quota", "quota_exceeded", "billing_error", "auth_pool_exhausted")
                        .says(
                                "(?i:\\busage[ _-]?limits?\\b|quota[ _](?:was |has been )?exceeded|exceeded your (?:current )?quota|insufficient[ _](?:credits?|quota|funds|balance)|credit balance (?:is )?too low"
                                        + "|payment required|\\bbilling\\b|no last agent message)|" + HTTP + "402\\b"),
                signal(RATE_LIMIT)
                        .codes(
                                "rate_limited",
                                "rate_limit_error",
                                "rate_limit_exceeded",
                                "overloaded_error",
                                "too_many_requests")
                        .says(
                                HTTP
                                        + "(?:429|529)\\b|(?i:\\b429 too many|rate[ _-]?limit|too many requests|\\boverloaded(?:_error)?\\b|retry[- ]after\\b)"),
                signal(NETWORK)
                        .codes(
                                "ECONNRESET",
                                "ECONNREFUSED",
                                "ETIMEDOUT",
                                "ENOTFOUND",
                                "EAI_AGAIN",
                                "EPIPE",
                                "network_error",
                                "connection_error")
                        .says(
                                "\\b(?:ECONNRESET|ECONNREFUSED|ECONNABORTED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\\b|(?i:could not resolve (?:host|proxy)|no such host|temporary failure in name resolution"
                                        + "|connection (?:reset|refused|timed out|closed|error)|network is unreachable|TLS handshake timeout|i/o timeout|\\bfetch failed\\b|socket hang up|unexpected eof while reading"
                                        + "|Client\\.Timeout exceeded|stream disconnected|stream error)|" + HTTP
                                        + "50[234]\\b|(?i:50[234] (?:bad gateway|service unavailable|gateway time-?out))"),
                signal(TIMEOUT)
                        .codes(
                                "TASK_TIMEOUT",
                                "TASK_HEARTBEAT_TIMEOUT",
                                "PROCESS_TIMEOUT",
                                "PROCESS_IDLE_TIMEOUT",
                                "AGENT_DIAGNOSTIC_TIMEOUT",
                                "DeadlineExceeded",
                                "TimeoutError",
                                "timed_out",
                                "usageLimits",
                                "agent_timeout",
                                "deadline_exceeded")
                        .says(
                                "(?i:\\btimed out\\b|\\bdeadline exceeded\\b|aborted due to timeout|\\btimeout (?:of|after) \\d|idle timeout|heartbeat timeout)|DeadlineExceeded|\\bTimeoutError\\b"),
                signal(OOM)
                        .says(
                                "\\bsignal: killed\\b|\\bKilled\\b[^\\n]{0,200}\\b137\\b|\\b137\\b[^\\n]{0,200}\\bKilled\\b"),
                signal(LOOP_EXHAUSTED)
                        .codes("RALPH_MAX_REACHED", "ASPECT_BUDGET_EXCEEDED", "max_iterations")
                        .says(
                                "RALPH_MAX_REACHED|ASPECT_BUDGET_EXCEEDED|(?i:max(?:imum)?(?: number of)? (?:loop )?(?:iterations|turns|steps) (?:was |were )?(?:reached|exceeded))"),
                signal(APPROVAL_DENIED)
                        .codes("ApprovalDenied")
                        .says("ApprovalDenied|(?i:approval (?:was )?(?:denied|rejected))"),
                signal(REVIEW_REJECTED)
                        .codes("review_failed", "changes_requested")
                        .says(
                                "(?i:review(?:er)? (?:was )?(?:rejected|not approved|requested changes))|\"approved\": ?false"),
                signal(BLOCKED)
                        .codes("waiting_approval")
                        .says(
                                "(?i:waiting for (?:an? )?(?:approval|human|event)|\\bsmithers\\b[^\\n]{0,80}exit(?:ed)?(?: with)?(?: code| status)? 3\\b)"),
                signal(CANCELLED)
                        .codes(
                                "canceled",
                                "aborted",
                                "TASK_ABORTED",
                                "RUN_CANCELLED",
                                "PROCESS_ABORTED",
                                "RUN_HIJACKED",
                                "AbortError",
                                "run_cancelled")
                        .says(
                                "\\bAbortError\\b|(?i:\\b(?:run|task|process|operation) (?:was |has been )?(?:aborted|cancell?ed|hijacked)|cancell?ed by (?:the )?user|context cancell?ed)"),
                signal(VCS)
                        .codes("VCS_NOT_FOUND", "WORKTREE_*", "VCS_*")
                        .says(
                                "Missing SMITHERS_JJ_REPO|(?i:\\[rejected\\]|non-fast-forward|failed to push|push (?:was )?rejected|merge conflict|CONFLICT \\(|couldn't find remote ref|remote branch \\S{1,200} not found"
                                        + "|(?:bookmark|branch|revision)[^\\n]{0,120}(?:doesn't exist|does not exist|not found|missing|is missing)|not a git repository|repository not found|clone failed|failed to clone"
                                        + "|There is no jj repo|working copy is stale)|(?m:^fatal: )|(?i:\\brepo at [^\\n]{1,300} is missing )"),
                signal(LINT)
                        .codes("lint_error", "type_error", "typecheck")
                        .says(
                                "(?i:\\beslint\\b|\\bbiome\\b|tsc --noEmit|\\btypecheck\\b|\\bgolangci-lint\\b|\\bclippy\\b|\\bruff\\b|\\bmypy\\b|\\bprettier\\b|\\bspotless\\b)"),
                signal(COMPILE_ERROR).says("BUILD FAILURE|make(?:\\[\\d+\\])?: \\*\\*\\* [^\\n]{0,200}Error"),
                signal(TEST_FAIL).says("(?i:\\b[1-9]\\d* (?:tests? |specs? )?failed\\b|\\btests? failed\\b)"),
                signal(TOOL_MISSING).says("\\bno such table\\b"));
    }

    private static Row signal(ErrorType type) {
        return new Row(type, Set.of(), Set.of());
    }

    /** A row while it is written down. */
    private record Row(ErrorType type, Set<String> codes, Set<String> hints) {
        Row codes(String... words) {
            return new Row(type, Set.of(words), hints);
        }

        Row hints(String... words) {
            return new Row(type, codes, Set.of(words));
        }

        Signal says(String pattern) {
            return new Signal(type, codes, hints, Pattern.compile(pattern));
        }
    }
}
