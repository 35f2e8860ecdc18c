package sh.fabrik.collect.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.ErrorType;

final class LastWordsTest {
    private static final Pattern FILTER = Pattern.compile(LokiSource.Limits.USUAL.filter());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smithers: TASK_TIMEOUT: task implement timed out after 900000ms | TIMEOUT",
                "[fabrik-runtime] credential failure: a kind=usage_limit agent=codex | USAGE_LIMIT",
                "level=error msg=run code=RALPH_MAX_REACHED | LOOP_EXHAUSTED",
                "fatal: unable to access x: Could not resolve host: x | NETWORK",
                "429 Too Many Requests | RATE_LIMIT",
                "Tests: 2 failed, 10 passed | TEST_FAIL",
                "npm ERR! code ELIFECYCLE, it failed | UNCLASSIFIED"
            })
    void lines_of_real_producers_pass_the_filter_and_tell_their_kind(String line, ErrorType type) {
        assertThat(FILTER.matcher(line).find()).isTrue();
        assertThat(heard(line).type()).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[fabrik-runtime] codex auth pool summary: total=3 failed=1 remaining=2 active=x",
                "tests: 0 failed, 12 passed",
                "{\"level\":\"info\",\"error\":null,\"msg\":\"ok\"}",
                "{\"errors\":[]}",
                "finished without errors",
                "timeout=30s retry limit 5",
                ""
            })
    void lines_that_are_no_errors_say_nothing(String line) {
        assertThat(heard(line).type()).isEmpty();
        assertThat(heard(line).errors()).isEmpty();
    }

    @Test
    void few_messages_are_kept_of_many_lines() {
        LastWords words = new LastWords();
        for (int i = 0; i < 1_000; i++) {
            words.hear(new LogLine(2_000 - i, "{}", "Error: thing " + i));
            words.hear(new LogLine(2_000 - i, "{}", "error: 429 too many requests"));
        }
        assertThat(words.isEnough()).isFalse();
        assertThat(words.errors()).hasSize(3);
        for (int i = 0; i < 9; i++) {
            words.hear(new LogLine(i, "{}", "panic: test timed out after " + i + "s"));
        }
        assertThat(words.isEnough()).isTrue();
        assertThat(words.errors()).hasSize(7);
        assertThat(words.type()).contains(ErrorType.RATE_LIMIT);
    }

    private static LastWords heard(String line) {
        LastWords words = new LastWords();
        words.hear(new LogLine(1, "{}", line));
        return words;
    }
}
