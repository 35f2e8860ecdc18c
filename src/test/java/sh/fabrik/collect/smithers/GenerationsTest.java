package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;
import static sh.fabrik.collect.smithers.SmithersFile.T0;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sh.fabrik.collect.smithers.SmithersFile.Generation;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Usd;

class GenerationsTest {
    private static final String USAGE = "{\"nodeId\":\"api:implement\",\"iteration\":0,\"attempt\":1,"
            + "\"model\":\"accounts/fireworks/models/kimi-k2p5\",\"agent\":\"pi\",\"inputTokens\":1000,\"outputTokens\":200}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_generation_tells_of_runs_and_attempts(Generation generation) throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), generation)) {
            file.run("r", "finished", "finished_at_ms", T0 + 9000)
                    .attempt("api:implement", 1, "finished", 1000, 4000, "meta_json", "{\"prompt\":\"secret words\"}")
                    .attempt("api:report", 1, "finished", 4000, 5000, "meta_json", "{\"prompt\":null}");
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(part.key().toString()).isEqualTo("smithers:r@" + T0);
        assertThat(part.project()).isEqualTo("demo");
        assertThat(part.verdict().outcome()).contains(Outcome.SUCCESS);
        assertThat(part.timing().startedAt()).contains(Instant.ofEpochMilli(T0));
        assertThat(part.timing().completedAt()).contains(Instant.ofEpochMilli(T0 + 9000));
        assertThat(part.timing().active()).contains(Duration.ofSeconds(4));
        assertThat(part.revision()).isEqualTo(T0 + 9000);
        assertThat(part.tasks()).extracting(TaskAttempt::type).containsExactly("implement", "report");
        assertThat(part.tasks()).extracting(TaskAttempt::agent).containsExactly(Optional.of(true), Optional.of(false));
        assertThat(part.toString()).doesNotContain("secret words");
    }

    @Test
    void tokens_and_model_come_from_the_usage_events_alone() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G2)) {
            file.run("r", "finished")
                    .attempt("api:implement", 1, "finished", 0, 10)
                    .attempt("api:report", 1, "finished", 10, 20)
                    .event(0, "TokenUsageReported", 5, USAGE)
                    .event(1, "TokenUsageReported", 6, USAGE)
                    .event(2, "AgentEvent", 7, "{\"event\":{\"type\":\"completed\",\"usage\":{\"inputTokens\":9}}}");
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(part.spend().inputTokens()).contains(2000L);
        assertThat(part.spend().outputTokens()).contains(400L);
        assertThat(part.spend().llm()).isEmpty();
        assertThat(part.configuration().model()).contains(new Model("kimi-k2p5"));
        assertThat(Collecting.task(part, "api:implement", 1).agent()).contains(true);
        assertThat(Collecting.task(part, "api:report", 1).inputTokens()).isEmpty();
    }

    @Test
    void a_cost_is_known_only_when_every_call_told_its_own() throws SQLException {
        String costly = USAGE.replace("}", ",\"costUsd\":0.25}");
        try (SmithersFile file = SmithersFile.create(db(), Generation.G4)) {
            file.run("r", "finished")
                    .attempt("api:implement", 1, "finished", 0, 10)
                    .attempt("api:review", 1, "finished", 0, 10)
                    .event(0, "TokenUsageReported", 5, costly)
                    .event(1, "TokenUsageReported", 6, costly.replace("implement", "review"));
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(part.spend().llm()).contains(Usd.of(new BigDecimal("0.5")));
        try (SmithersFile file = SmithersFile.empty(db())) {
            file.event(2, "TokenUsageReported", 7, USAGE);
        }
        assertThat(Collecting.of(db()).only().spend().llm()).isEmpty();
    }

    @Test
    void the_model_of_an_attempt_beats_that_of_its_usage_and_an_agents_name_is_no_model() throws SQLException {
        String agents =
                "{\"nodeId\":\"b\",\"iteration\":0,\"attempt\":1,\"model\":\"pi\",\"agent\":\"pi\",\"inputTokens\":1}";
        try (SmithersFile file = SmithersFile.create(db(), Generation.G3)) {
            file.run("r", "running")
                    .attempt("a", 1, "finished", 0, 10, "meta_json", agent("claude-sonnet-4-5"))
                    .attempt("b", 1, "finished", 0, 10, "meta_json", "{\"kind\":\"agent\",\"agentModel\":null}")
                    .attempt("c", 1, "finished", 0, 10, "meta_json", "{\"kind\":\"compute\",\"prompt\":\"odd\"}")
                    .event(0, "TokenUsageReported", 5, agents);
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(Collecting.task(part, "a", 1).model()).contains(new Model("claude-sonnet-4-5"));
        assertThat(Collecting.task(part, "b", 1).model()).isEmpty();
        assertThat(Collecting.task(part, "b", 1).inputTokens()).contains(1L);
        assertThat(Collecting.task(part, "c", 1).agent()).contains(false);
    }

    @Test
    void the_run_stands_for_the_model_with_most_tokens_else_with_most_attempts() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G3)) {
            file.run("r", "finished")
                    .attempt("api:implement", 1, "finished", 0, 10, "meta_json", agent("strong"))
                    .attempt("b", 1, "finished", 0, 10, "meta_json", agent("cheap"))
                    .attempt("c", 1, "finished", 0, 10, "meta_json", agent("cheap"));
        }
        assertThat(Collecting.of(db()).only().configuration().model()).contains(new Model("cheap"));
        try (SmithersFile file = SmithersFile.empty(db())) {
            file.event(0, "TokenUsageReported", 5, USAGE);
        }
        assertThat(Collecting.of(db()).only().configuration().model()).contains(new Model("strong"));
    }

    @Test
    void what_came_from_the_cache_used_no_model() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G3)) {
            file.run("r", "finished")
                    .attempt("api:implement", 1, "finished", 0, 10, "cached", 1, "meta_json", agent("strong"))
                    .event(0, "TokenUsageReported", 5, USAGE);
        }
        TaskAttempt task = Collecting.of(db()).only().tasks().get(0);
        assertThat(task.agent()).contains(false);
        assertThat(task.model()).isEmpty();
        assertThat(task.inputTokens()).isEmpty();
    }

    @Test
    void a_question_to_a_person_inside_an_attempt_is_not_work() throws SQLException {
        try (SmithersFile file = SmithersFile.create(db(), Generation.G4)) {
            file.run("r", "finished", "finished_at_ms", T0 + 10_000)
                    .attempt("ask", 1, "finished", 0, 10_000)
                    .attempt("work", 1, "finished", 4000, 5000)
                    .insert(
                            "_smithers_human_requests",
                            "run_id",
                            "r",
                            "node_id",
                            "ask",
                            "iteration",
                            0,
                            "status",
                            "answered",
                            "requested_at_ms",
                            T0 + 1000,
                            "answered_at_ms",
                            T0 + 9000);
        }
        RunPart part = Collecting.of(db()).only();
        assertThat(Collecting.task(part, "ask", 1).active()).contains(Duration.ofSeconds(2));
        assertThat(part.timing().active()).contains(Duration.ofSeconds(3));
    }

    private Path db() {
        return folder.resolve("state.db");
    }

    private static String agent(String model) {
        return "{\"kind\":\"agent\",\"agentModel\":\"" + model + "\"}";
    }
}
