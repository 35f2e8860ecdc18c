package sh.fabrik.analyse.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.analyse.Story.fact;
import static sh.fabrik.analyse.Story.facts;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.facts.FailurePattern;
import sh.fabrik.run.ErrorType;

class FailurePatternFinderTest {
    @TempDir
    private Path folder;

    @Test
    void attempts_and_runs_are_counted_apart() {
        FailurePattern pattern = fact(
                folder,
                FailurePattern.class,
                history -> history.run("api", run -> {})
                        .attempt("impl", "retry", "rate_limit", "429 too many requests")
                        .attempt("impl", "retry", "rate_limit", "429 again")
                        .attempt("review", "retry", "rate_limit", "429 in review")
                        .run("api", run -> run.error("rate_limit"))
                        .run("api", run -> {})
                        .run("api", run -> {}));
        assertThat(pattern.errorType()).isEqualTo(ErrorType.RATE_LIMIT);
        assertThat(pattern.failures()).isEqualTo(4);
        assertThat(pattern.runs()).isEqualTo(2);
        assertThat(pattern.failedRuns()).isEqualTo(1);
        assertThat(pattern.taskType()).isEqualTo("impl");
        assertThat(pattern.share().observed()).isEqualTo(0.5);
        assertThat(pattern.example()).startsWith("429");
    }

    @Test
    void an_error_that_only_runs_tell_has_no_step() {
        FailurePattern pattern =
                fact(folder, FailurePattern.class, history -> history.runs(3, "api", run -> run.error("network")));
        assertThat(pattern.taskType()).isEqualTo("run");
        assertThat(pattern.failures()).isEqualTo(3);
        assertThat(pattern.example()).isEmpty();
    }

    @Test
    void what_was_seen_once_does_not_come_back() {
        assertThat(facts(
                        folder,
                        FailurePattern.class,
                        history ->
                                history.run("api", run -> run.error("network")).runs(5, "api", run -> {})))
                .isEmpty();
    }
}
