package sh.fabrik.collect.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.SharedData;
import sh.fabrik.run.ErrorType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ErrorTaxonomyTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    OOM | OOMKilled
                    OOM | FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
                    OOM | java.lang.OutOfMemoryError: Java heap space
                    OOM | spawn ENOMEM
                    OOM | bash: line 3:    42 Killed                  node build.js, exit code 137
                    OOM | go build: /usr/local/go/pkg/tool/compile: signal: killed
                    TEST_TIMEOUT | panic: test timed out after 10m0s
                    TEST_TIMEOUT | Error: Test timed out in 5000ms.
                    TEST_TIMEOUT | thrown: "Exceeded timeout of 5000 ms for a test.
                    TIMEOUT | Agent timed out after 1800000ms
                    TIMEOUT | context deadline exceeded
                    TIMEOUT | The operation was aborted due to timeout
                    REFRESH_TOKEN_REUSED | 401 Unauthorized: {"error":{"code":"refresh_token_reused"}}
                    AUTH | unexpected status 401 Unauthorized: you have hit your usage limit
                    AUTH | Invalid API key · Please run /login
                    AUTH | Error: not signed in
                    AUTH | HTTP/1.1 403
                    AUTH | OAuth token has expired
                    USAGE_LIMIT | You've hit your usage limit. Try again at 5:12 PM. (429 Too Many Requests)
                    USAGE_LIMIT | Your credit balance is too low to access the API
                    USAGE_LIMIT | insufficient_quota
                    USAGE_LIMIT | 402 Payment Required
                    USAGE_LIMIT | Warning: no last agent message; wrote empty content to /tmp/x.txt
                    RATE_LIMIT | API Error: 429 {"type":"error","error":{"type":"rate_limit_error"}}
                    RATE_LIMIT | {"type":"overloaded_error","message":"Overloaded"}
                    RATE_LIMIT | HTTP 429
                    CONTEXT_LENGTH | prompt is too long: 205013 tokens > 200000 maximum
                    CONTEXT_LENGTH | This model's maximum context length is 128000 tokens.
                    CONTEXT_LENGTH | context_length_exceeded
                    MODEL_CONFIG | LLM not set
                    MODEL_CONFIG | Model "gpt-9" not found
                    MODEL_CONFIG | The model `gpt-9` does not exist or you do not have access to it.
                    MODEL_CONFIG | unknown provider: foo
                    OUTPUT_SCHEMA | No valid JSON output found in agent response
                    OUTPUT_SCHEMA | SyntaxError: Unexpected token < in JSON at position 0
                    COMPILE_ERROR | src/a.ts(3,7): error TS2304: Cannot find name 'foo'.
                    COMPILE_ERROR | internal/run/run.go:12:3: undefined: foo
                    COMPILE_ERROR | error[E0425]: cannot find value `x` in this scope
                    COMPILE_ERROR | Error: Cannot find module './x'
                    COMPILE_ERROR | SyntaxError: invalid syntax
                    COMPILE_ERROR | [ERROR] BUILD FAILURE
                    COMPILE_ERROR | make: *** [Makefile:3: all] Error 2
                    TEST_FAIL | --- FAIL: TestRun (0.00s)
                    TEST_FAIL | FAIL github.com/x/y 0.1s
                    TEST_FAIL | AssertionError: expected 1 to be 2
                    TEST_FAIL | 3 failed, 12 passed in 1.20s
                    TEST_FAIL | Tests run: 12, Failures: 1, Errors: 0 BUILD FAILURE
                    LINT | eslint found 3 problems (3 errors, 0 warnings)
                    TOOL_MISSING | sh: rg: not found
                    TOOL_MISSING | /bin/sh: 1: jq: not found
                    TOOL_MISSING | bash: line 1: jj: command not found
                    TOOL_MISSING | exec: "docker": executable file not found in $PATH
                    TOOL_MISSING | Error: spawn codex ENOENT
                    TOOL_MISSING | make: *** [Makefile:3: lint] Error 127
                    TOOL_MISSING | SQLiteError: no such table: runs
                    VCS | Missing SMITHERS_JJ_REPO
                    VCS | ! [rejected] main -> main (non-fast-forward)
                    VCS | CONFLICT (content): Merge conflict in a.go
                    VCS | fatal: not a git repository
                    NETWORK | fatal: unable to access 'https://x/': Could not resolve host: x
                    NETWORK | read ECONNRESET
                    NETWORK | dial tcp 10.0.0.1:443: i/o timeout
                    NETWORK | HTTP 503
                    INFRASTRUCTURE | Back-off pulling image: ImagePullBackOff
                    INFRASTRUCTURE | pods "x" is forbidden: exceeded quota: compute
                    INFRASTRUCTURE | write /data/x: no space left on device
                    INFRASTRUCTURE | 0/3 nodes are available: 3 Insufficient memory.
                    LOOP_EXHAUSTED | Maximum number of iterations reached
                    APPROVAL_DENIED | ApprovalDenied: release
                    CANCELLED | AbortError: The operation was aborted
                    UNCLASSIFIED | Task failed
                    """)
    void one_line_texts_get_their_kind(ErrorType expected, String text) {
        assertThat(ErrorTaxonomy.classify(text)).isEqualTo(expected);
    }

    @Test
    void a_missing_tool_is_no_failing_test() {
        String text = "> bun test\nsh: rg: not found\n--- FAIL: TestSearch (0.01s)\nexit status 127\n";
        assertThat(ErrorTaxonomy.classify(text)).isEqualTo(ErrorType.TOOL_MISSING);
    }

    @Test
    void a_failing_test_about_credentials_is_a_failing_test() {
        String text =
                "--- FAIL: TestLogin (0.00s)\n    login_test.go:9: got 401 Unauthorized after rate limit, timed out after 3s\n";
        assertThat(ErrorTaxonomy.classify(text)).isEqualTo(ErrorType.TEST_FAIL);
    }

    @Test
    void a_package_that_does_not_build_is_no_failing_test() {
        String text = "./x.go:3:5: undefined: y\nFAIL\tgithub.com/a/b [build failed]\nFAIL\n";
        assertThat(ErrorTaxonomy.classify(text)).isEqualTo(ErrorType.COMPILE_ERROR);
    }

    @Test
    void a_test_binary_that_ran_out_of_time_is_a_test_timeout_although_it_prints_fail() {
        String text =
                "panic: test timed out after 10m0s\nrunning tests:\n\tTestX (10m0s)\nFAIL\tgithub.com/a/b\t600.1s\n";
        assertThat(ErrorTaxonomy.classify(text)).isEqualTo(ErrorType.TEST_TIMEOUT);
    }

    @Test
    void numbers_and_words_in_prose_are_no_signals() {
        for (String text : List.of(
                "429 lines read, 401 written",
                "task 137 done",
                "exit code 137",
                "0 failed",
                "the basics of overloading",
                "credential pool failed=3")) {
            assertThat(ErrorTaxonomy.classify(text)).as(text).isEqualTo(ErrorType.UNCLASSIFIED);
        }
    }

    @Test
    void colours_do_not_hide_a_signal() {
        assertThat(ErrorTaxonomy.classify("\u001B[31m\u001B[1mFAIL\u001B[0m src/a.test.ts"))
                .isEqualTo(ErrorType.TEST_FAIL);
    }

    @Test
    void a_deciding_code_beats_the_text_and_a_general_one_does_not() {
        assertThat(ErrorTaxonomy.classify(Optional.of("TASK_TIMEOUT"), "429 Too Many Requests"))
                .isEqualTo(ErrorType.TIMEOUT);
        assertThat(ErrorTaxonomy.classify(Optional.of("ZodError"), "[]")).isEqualTo(ErrorType.OUTPUT_SCHEMA);
        assertThat(ErrorTaxonomy.classify(Optional.of("WORKTREE_ADD_FAILED"), ""))
                .isEqualTo(ErrorType.VCS);
        assertThat(ErrorTaxonomy.classify(Optional.of("AGENT_CLI_ERROR"), "HTTP 429"))
                .isEqualTo(ErrorType.RATE_LIMIT);
        assertThat(ErrorTaxonomy.classify(Optional.of("SESSION_ERROR"), "HTTP 429"))
                .isEqualTo(ErrorType.RATE_LIMIT);
        assertThat(ErrorTaxonomy.classify(Optional.of("SESSION_ERROR"), "boom")).isEqualTo(ErrorType.INFRASTRUCTURE);
        assertThat(ErrorTaxonomy.classify(Optional.of("PROCESS_SPAWN_FAILED"), "spawn pi ENOENT"))
                .isEqualTo(ErrorType.TOOL_MISSING);
        assertThat(ErrorTaxonomy.classify(Optional.of("CODEX_AUTH_BLOCKED"), "all auths failed"))
                .isEqualTo(ErrorType.AUTH);
        assertThat(ErrorTaxonomy.classify(Optional.of("Error"), "boom")).isEqualTo(ErrorType.UNCLASSIFIED);
    }

    @Test
    void a_code_is_found_in_any_case_and_an_unknown_one_is_not() {
        assertThat(ErrorTaxonomy.ofCode("rate_limited")).contains(ErrorType.RATE_LIMIT);
        assertThat(ErrorTaxonomy.ofCode(" oomkilled ")).contains(ErrorType.OOM);
        assertThat(ErrorTaxonomy.ofCode("compile_error")).contains(ErrorType.COMPILE_ERROR);
        assertThat(ErrorTaxonomy.ofCode("usageLimits")).contains(ErrorType.TIMEOUT);
        assertThat(ErrorTaxonomy.ofCode("tool_error")).isEmpty();
        assertThat(ErrorTaxonomy.ofCode("_")).isEmpty();
        assertThat(ErrorTaxonomy.ofCode("")).isEmpty();
    }

    @Test
    void every_kind_has_a_signal_of_its_own() {
        Set<ErrorType> known = EnumSet.of(ErrorType.UNCLASSIFIED);
        Signal.IN_ORDER.forEach(signal -> known.add(signal.type()));
        assertThat(known).containsExactlyInAnyOrder(ErrorType.values());
    }

    @Test
    void no_code_stands_for_two_kinds() {
        List<String> codes = new ArrayList<>();
        Signal.IN_ORDER.forEach(signal -> {
            codes.addAll(signal.codes());
            codes.addAll(signal.hints());
        });
        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void the_end_of_a_log_of_megabytes_still_counts() {
        String text = "working …\n".repeat(300_000) + "panic: test timed out after 10m0s\n";
        assertThat(ErrorTaxonomy.classify(text)).isEqualTo(ErrorType.TEST_TIMEOUT);
    }

    @Test
    void the_real_texts_of_failed_runs_get_their_kind() throws IOException {
        assertThat(realErrors("7183293-local-run.ndjson"))
                .containsExactly(ErrorType.USAGE_LIMIT, ErrorType.UNCLASSIFIED);
        assertThat(realErrors("7183293-local-private-clone-1.ndjson"))
                .containsExactly(ErrorType.VCS, ErrorType.UNCLASSIFIED);
    }

    private static List<ErrorType> realErrors(String name) throws IOException {
        Path log = SharedData.require("data/event-logs").resolve(name);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(JsonMapper.builder().build()::readTree)
                    .map(event -> event.path("error"))
                    .filter(error -> !error.isMissingNode())
                    .map(ErrorTaxonomyTest::classify)
                    .toList();
        }
    }

    private static ErrorType classify(JsonNode error) {
        return error.isString()
                ? ErrorTaxonomy.classify(error.asString())
                : ErrorTaxonomy.classify(
                        Optional.of(error.path("name").asString()),
                        error.path("message").asString());
    }
}
