package sh.fabrik.collect.smithers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.run.Tokens;

/** Claude's harness reports input without cached tokens, the others with them. */
class CachedTokensTest {
    @TempDir
    Path folder;

    private static String usage(String agent, String model, long input) {
        return "{\"nodeId\":\"a\",\"iteration\":0,\"attempt\":1,\"model\":\"" + model + "\",\"agent\":\"" + agent
                + "\",\"inputTokens\":" + input
                + ",\"outputTokens\":20,\"cacheReadTokens\":700,\"cacheWriteTokens\":100}";
    }

    private Collecting database(String meta, String usage) throws SQLException {
        Path db = folder.resolve("state.db");
        try (SmithersFile file = SmithersFile.create(db, SmithersFile.Generation.G4)) {
            file.run("r", "finished")
                    .attempt("a", 1, "finished", 0, 9, "meta_json", meta)
                    .event(0, "TokenUsageReported", 5, usage);
        }
        return Collecting.of(db);
    }

    private static Tokens tokens(long input) {
        return new Tokens(Optional.of(input), Optional.of(20L), Optional.of(700L), Optional.of(100L));
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, x, gpt-5,             1000, 1000",
        "codex,       x, claude-sonnet-4-5, 1000, 200",
        "'',     claude, m,                 1000, 1000",
        "'',      codex, m,                 1000, 200",
        "'',          x, claude-sonnet-4-5, 1000, 1000",
        "'',          x, gpt-5,             1000, 200",
        "'',          x, kimi-k2p5,         1000, 200",
        "codex,       x, gpt-5,              300, 300",
    })
    void each_token_is_counted_once(String engine, String agent, String model, long reported, long fresh)
            throws SQLException {
        String meta =
                engine.isEmpty() ? "{\"kind\":\"agent\"}" : "{\"kind\":\"agent\",\"agentEngine\":\"" + engine + "\"}";
        Collecting found = database(meta, usage(agent, model, reported));
        assertThat(found.only().tasks().get(0).tokens()).isEqualTo(tokens(fresh));
        assertThat(found.only().spend().tokens()).isEqualTo(tokens(fresh));
    }

    @Test
    void an_event_log_knows_the_harness_too() throws IOException {
        Path log = folder.resolve("stream.ndjson");
        Files.writeString(
                log,
                line(1, "RunStarted", "{}")
                        + line(2, "NodeStarted", node())
                        + line(
                                3,
                                "AgentEvent",
                                node().replace("}", ",\"engine\":\"codex\",\"event\":{\"type\":\"started\"}}"))
                        + line(4, "TokenUsageReported", usage("x", "claude-sonnet-4-5", 1000)));
        assertThat(Collecting.of(log).only().tasks().get(0).tokens()).isEqualTo(tokens(200));
    }

    @Test
    void negative_counts_are_said_and_counted() throws SQLException, IOException {
        String negative = usage("x", "gpt-5", 1000).replace(":20", ":-20");
        Collecting found = database("{\"kind\":\"agent\"}", negative);
        assertThat(found.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.why())
                        .contains("output_tokens")
                        .contains("-20")
                        .contains("zero or more"));
        assertThat(found.only().tasks().get(0).tokens()).isEqualTo(Tokens.UNKNOWN);
        Path log = folder.resolve("stream.ndjson");
        Files.writeString(
                log,
                line(1, "RunStarted", "{}") + line(2, "NodeStarted", node()) + line(3, "TokenUsageReported", negative));
        Collecting logged = Collecting.of(log);
        assertThat(logged.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.why()).contains("outputTokens is -20"));
        assertThat(logged.only().tasks().get(0).tokens()).isEqualTo(Tokens.UNKNOWN);
    }

    private static String node() {
        return "{\"nodeId\":\"a\",\"iteration\":0,\"attempt\":1}";
    }

    private static String line(int second, String type, String payload) {
        String rest = payload.substring(1, payload.length() - 1);
        return "{\"type\":\"" + type + "\",\"runId\":\"r\",\"timestampMs\":" + (SmithersFile.T0 + second * 1000)
                + (rest.isEmpty() ? "" : "," + rest) + "}\n";
    }
}
