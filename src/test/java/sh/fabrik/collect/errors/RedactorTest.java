package sh.fabrik.collect.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.SharedData;

class RedactorTest {
    /** Stands in every secret below, so that one look tells whether it came through. */
    private static final String CORE = "Zq7Zq7Zq7Zq7Zq7Zq7Zq7Zq7Zq7Zq7Zq7Zq7";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Incorrect API key provided: sk-proj-CORE. See the page.
                    key sk-ant-api03-CORE is dead
                    remote: ghp_CORE is no longer valid
                    github_pat_11AACORE
                    slack xoxb-123-CORE
                    jwt eyJhbGciOiJIUzI1NiJ9.eyJCORE.CORE done
                    Authorization: Bearer CORE
                    curl -H "Authorization: Basic CORE=="
                    {"headers":{"x-api-key":"CORE"}}
                    "{\\"password\\":\\"CORE\\"}"
                    DB_PASSWORD=CORE exit 1
                    export OPENAI_API_KEY='CORE'
                    GITHUB_TOKEN: CORE
                    client_secret = "two words CORE"
                    https://user:CORE@example.com/x.git
                    https://CORE@github.com/x.git
                    postgres://app:p@CORE@db:5432/x
                    login --token CORE --verbose
                    Cookie: session=CORE
                    -----BEGIN RSA PRIVATE KEY----- CORE CORE -----END RSA PRIVATE KEY----- after
                    -----BEGIN OPENSSH PRIVATE KEY----- CORE and no end
                    hf_CORE
                    bearer CORE
                    """)
    void no_secret_comes_through(String text) {
        String redacted = Redactor.redact(text.replace("CORE", CORE));
        assertThat(redacted).doesNotContain("Zq7Z").contains("[secret]");
    }

    @Test
    void a_secret_cut_into_pieces_by_colours_or_hidden_characters_is_found() {
        assertThat(Redactor.redact("sk-\u001B[31mabcd\u001B[0mefghijkl")).isEqualTo("[secret]");
        assertThat(Redactor.redact("ghp_abcdef\u200Bghijklmnop")).isEqualTo("[secret]");
    }

    @Test
    void keys_of_clouds_are_found() {
        assertThat(Redactor.redact("aws AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE"))
                .isEqualTo("aws [secret] and [secret]");
        assertThat(Redactor.redact("google AIza" + "b".repeat(35))).isEqualTo("google [secret]");
    }

    @Test
    void people_and_their_homes_are_masked() {
        assertThat(Redactor.redact("Anna.Müller+x@mail.example.org wrote /home/anna/src/a.go:12"))
                .isEqualTo("[e-mail] wrote ~/src/a.go:12");
        assertThat(Redactor.redact("at f (file:///Users/bob/w/x.ts:3:1)")).isEqualTo("at f (file://~/w/x.ts:3:1)");
        assertThat(Redactor.redact("/root/.config, /root and C:\\Users\\eve\\x"))
                .isEqualTo("~/.config, ~ and ~\\x");
    }

    @Test
    void what_only_looks_like_a_secret_stays() {
        for (String text : List.of(
                "Repo at /workspace/workdir/repo is missing specs/README.md.",
                "git@github.com:org/repo.git and ssh://git@github.com/org/repo",
                "used 1234 tokens; max_tokens: 8192",
                "task-runner-ab12 on disk-pressure-node, risk-assessment-2",
                "node_modules/@types/node@22.1.0/index.d.ts",
                "SyntaxError: Unexpected token: foo",
                "/srv/rooted /api/home and https://x.example/home/page",
                "model claude-sonnet-4-5-20250929 at 2026-03-12T10:00:00Z")) {
            assertThat(Redactor.redact(text)).isEqualTo(text);
        }
    }

    @Test
    void the_result_is_one_clean_line() {
        assertThat(Redactor.redact(
                        "\uFEFFa\r\n\tb\u0000c\u0007\u2028d\u0085e\u001B]0;title\u0007f\u001B[1;31mg \u202Eh"))
                .isEqualTo("a b c d efg h");
        assertThat(Redactor.redact(" \n\t ")).isEmpty();
        assertThat(Redactor.redact("x\uD83Dy\uDE00z")).isEqualTo("x\uFFFDy\uFFFDz");
    }

    @Test
    void five_hundred_characters_stay_and_one_more_is_cut() {
        assertThat(Redactor.redact("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(Redactor.redact("x".repeat(501))).isEqualTo("x".repeat(499) + "…");
    }

    @Test
    void an_emoji_is_never_cut_in_half() {
        for (int before = 490; before < 502; before++) {
            String redacted = Redactor.redact("x".repeat(before) + "😀".repeat(20));
            assertThat(redacted.length()).isLessThanOrEqualTo(500);
            assertThat(redacted).matches("x+(😀)*…");
        }
    }

    @Test
    void nothing_of_a_secret_on_the_border_of_what_is_read_is_left() {
        for (int before = 15_900; before < 16_020; before += 3) {
            String redacted = Redactor.redact("\u001B[0m".repeat(50) + "-----BEGIN PRIVATE KEY-----"
                    + "a ".repeat(before / 2) + " sk-" + CORE + " /home/anna");
            assertThat(redacted).doesNotContain("Zq7").doesNotContain("anna");
        }
    }

    @Test
    void long_secrets_are_masked_whole_and_long_texts_without_blanks_stay() {
        assertThat(Redactor.redact("password=\"" + "a b".repeat(3_000) + "\" end"))
                .isEqualTo("password=[secret] end");
        assertThat(Redactor.redact(
                        "-----BEGIN PRIVATE KEY-----" + "a b".repeat(4_000) + "-----END PRIVATE KEY----- end"))
                .isEqualTo("[secret] end");
        assertThat(Redactor.redact("错误".repeat(20_000)))
                .hasSize(500)
                .startsWith("错误")
                .endsWith("…");
    }

    @Test
    void redacting_twice_changes_nothing() {
        String once = Redactor.redact(
                "token=abc password: \"x y\" Bearer abcdefghij a@b.example /home/x/y " + "z".repeat(600));
        assertThat(Redactor.redact(once)).isEqualTo(once);
    }

    @Test
    void the_real_texts_keep_their_meaning_and_lose_nothing_else() throws IOException {
        Path logs = SharedData.require("data/event-logs");
        try (Stream<String> lines = Files.lines(logs.resolve("7183293-local-run.ndjson"))) {
            String failed = lines.filter(line -> line.contains("NodeFailed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Redactor.redact(failed))
                    .contains("Warning: no last agent message; wrote empty content to /tmp/smithers-codex-eb738816")
                    .doesNotContain("[secret]");
        }
    }
}
