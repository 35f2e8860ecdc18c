package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {

    @Test
    void the_words_of_outcomes_and_reasons_are_those_of_the_specification() {
        assertThat(Stream.of(Outcome.values()).map(Outcome::word))
                .containsExactly("success", "failed", "cancelled", "timeout");
        assertThat(Stream.of(FailureReason.values()).map(FailureReason::word))
                .containsExactly("oom", "error", "timeout", "killed", "infrastructure", "blocked");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void every_outcome_comes_back_from_its_word(Outcome outcome) {
        assertThat(Outcome.ofWord(outcome.word())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void every_reason_comes_back_from_its_word(FailureReason reason) {
        assertThat(FailureReason.ofWord(reason.word())).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(ErrorType.class)
    void every_error_type_comes_back_from_its_word(ErrorType type) {
        assertThat(ErrorType.ofWord(type.word())).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void every_source_comes_back_from_its_word(Source source) {
        assertThat(Source.ofWord(source.word())).isEqualTo(source);
    }

    @Test
    void an_unknown_word_is_refused_by_name() {
        assertThatThrownBy(() -> Outcome.ofWord("finished"))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("\"finished\"");
        assertThatThrownBy(() -> FailureReason.ofWord("low_score")).hasMessageContaining("\"low_score\"");
        assertThat(ErrorType.find("nonsense")).isEmpty();
    }

    @Test
    void only_errors_and_timeouts_count_against_the_work() {
        assertThat(Stream.of(FailureReason.values()).filter(FailureReason::countsAgainstTheWork))
                .containsExactly(FailureReason.ERROR, FailureReason.TIMEOUT);
    }

    @Test
    void a_window_counts_back_from_its_end_and_never_starts_after_it() {
        Instant asOf = Instant.parse("2026-03-12T20:00:00Z");
        Window week = Window.last(Duration.ofDays(7), asOf);
        assertThat(week.since()).isEqualTo(Instant.parse("2026-03-05T20:00:00Z"));
        assertThat(week.length()).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> new Window(asOf.plusSeconds(1), asOf))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("--since");
    }

    @Test
    void a_spec_needs_a_project_and_an_id() {
        assertThatThrownBy(() -> new SpecId("", "api-impl")).isInstanceOf(UnreadableValue.class);
        assertThatThrownBy(() -> new SpecId("demo", " ")).isInstanceOf(UnreadableValue.class);
        assertThat(new SpecId("a", "z")).isLessThan(new SpecId("b", "a"));
    }

    @Test
    void a_key_is_ordered_by_source_and_prints_both() {
        RunKey job = new RunKey(Source.KUBERNETES, "prod/1f");
        assertThat(job).hasToString("kubernetes:prod/1f").isLessThan(new RunKey(Source.SMITHERS, "a@1"));
    }
}
