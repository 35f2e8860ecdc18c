package sh.fabrik.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @ParameterizedTest
    @CsvSource({
        "accounts/fireworks/models/kimi-k2p5, kimi-k2p5",
        "fireworks_ai/accounts/fireworks/models/kimi-k2p5, kimi-k2p5",
        "kimi-k2p5, kimi-k2p5",
        "claude-sonnet-4-5, claude-sonnet-4-5",
        "anthropic/claude-sonnet-4-5, claude-sonnet-4-5",
        "openrouter/anthropic/claude-sonnet-4-5, claude-sonnet-4-5",
        "anthropic/claude-sonnet-4-5-20250929, claude-sonnet-4-5-20250929",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5-20250929",
        "anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5-20250929",
        "bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5-20250929",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5-20250929",
        "vertex_ai/claude-sonnet-4-5@20250929, claude-sonnet-4-5-20250929",
        "publishers/google/models/gemini-2.5-pro, gemini-2.5-pro",
        "amazon.nova-pro-v1:0:300k, nova-pro",
        "openai.gpt-oss-120b-1:0, gpt-oss-120b",
        "openai/gpt-5-codex, gpt-5-codex",
        "gpt-4o-2024-08-06, gpt-4o-2024-08-06",
        "llama3:8b, llama3:8b",
        "sonnet, sonnet",
        "' sonnet ', sonnet",
    })
    void the_wrapping_of_gateways_is_taken_off(String written, String name) {
        assertThat(Model.parse(written)).contains(new Model(name));
    }

    @Test
    void a_dated_release_and_its_alias_stay_two_models() {
        assertThat(Model.parse("claude-sonnet-4-5-20250929")).isNotEqualTo(Model.parse("claude-sonnet-4-5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3F2504E0-4F89-11D3-9A0C-0305E82C3301"})
    void an_empty_text_and_the_id_of_an_agent_are_no_model(String written) {
        assertThat(Model.parse(written)).isEmpty();
    }

    @Test
    void a_name_that_is_all_wrapping_is_kept_as_it_is() {
        assertThat(Model.parse("anthropic/")).contains(new Model("anthropic/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts/fireworks/models/kimi-k2p5", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"})
    void reading_twice_changes_nothing(String written) {
        Model once = Model.parse(written).orElseThrow();
        assertThat(Model.parse(once.name())).contains(once);
    }

    @Test
    void a_blank_name_is_refused() {
        assertThatThrownBy(() -> new Model(" ")).isInstanceOf(UnreadableValue.class);
    }
}
