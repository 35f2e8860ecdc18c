package sh.fabrik.collect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.Spec;

class FingerprintTest {
    private static final String SPEC = """
            {
              "v": 1,
              "id": "api-impl",
              "title": "Zähler",
              "status": "Draft",
              "version": "1.0",
              "lastUpdated": "2026-11-01",
              "goals": ["Count \\"requests\\""],
              "accept": [],
              "resources": {"memory": "2Gi"},
              "model": "claude-sonnet-4-5"
            }
            """;
    private static final String TODO = """
            {"v": 1, "id": "api-impl", "tdd": true, "tasks": [{"id": "count", "do": "Count them", "verify": "bun test"}]}
            """;
    private static final String CANONICAL =
            "{\"spec\":{\"accept\":[],\"goals\":[\"Count \\\"requests\\\"\"],\"id\":\"api-impl\","
                    + "\"title\":\"Zähler\",\"v\":1},\"todo\":{\"id\":\"api-impl\","
                    + "\"tasks\":[{\"do\":\"Count them\",\"id\":\"count\",\"verify\":\"bun test\"}],\"tdd\":true,\"v\":1}}";

    @TempDir
    Path folder;

    @Test
    void the_example_in_the_documentation_is_true() throws Exception {
        Spec spec = read(SPEC, TODO);

        assertThat(spec.fingerprint()).isEqualTo(sha256(CANONICAL));
        assertThat(spec.configurationHash())
                .isEqualTo(sha256("{\"model\":\"claude-sonnet-4-5\",\"resources\":{\"memory\":\"2Gi\"}}"));
        assertThat(Files.readString(Path.of("docs/specs.md")))
                .contains(CANONICAL, spec.fingerprint(), spec.configurationHash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"api-impl\",\"v\":1.0,\"accept\":[],\"title\":\"Z\\u00e4hler\",\"goals\":[\"Count \\\"requests\\\"\"],"
                        + "\"model\":\"claude-sonnet-4-5\",\"resources\":{\"memory\":\"2Gi\"}}",
                "\uFEFF{\r\n\"v\":1,\r\n\"id\":\"api-impl\",\"title\":\"Za\u0308hler\",\"goals\":[\"Count \\\"requests\\\"\"],"
                        + "\"accept\":[ ],\"resources\":{ \"memory\":\"2Gi\" },\"model\":\"claude-sonnet-4-5\"}",
                "{\"v\":1e0,\"id\":\"api-impl\",\"title\":\"Zähler\",\"goals\":[\"Count \\\"requests\\\"\"],\"accept\":[],"
                        + "\"_learned\":{\"runs_count\":47},\"version\":\"2.0\",\"status\":\"Done\",\"lastUpdated\":\"2026-11-23\","
                        + "\"resources\":{\"memory\":\"2Gi\"},\"model\":\"claude-sonnet-4-5\"}"
            })
    void neither_notation_nor_upkeep_changes_a_hash(String sameSpec) {
        Spec before = read(SPEC, TODO);
        Spec after = read(sameSpec, TODO);

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.configurationHash()).isEqualTo(before.configurationHash());
    }

    @Test
    void applied_advice_changes_the_configuration_only() {
        Spec before = read(SPEC, TODO);
        Spec memory = read(SPEC.replace("2Gi", "4Gi"), TODO);
        Spec model = read(SPEC.replace("claude-sonnet-4-5", "claude-opus-4-5"), TODO);

        assertThat(memory.fingerprint()).isEqualTo(before.fingerprint()).isEqualTo(model.fingerprint());
        assertThat(memory.configurationHash())
                .isNotEqualTo(before.configurationHash())
                .isNotEqualTo(model.configurationHash());
    }

    @Test
    void what_the_work_is_changes_the_fingerprint() {
        String before = read(SPEC, TODO).fingerprint();

        assertThat(read(SPEC.replace("Count \\\"", "Sum \\\""), TODO).fingerprint())
                .isNotEqualTo(before);
        assertThat(read(SPEC, TODO.replace("Count them", "Count all")).fingerprint())
                .isNotEqualTo(before);
        assertThat(read(SPEC.replace("\"goals\"", "\"nested\": {\"status\": 1}, \"goals\""), TODO)
                        .fingerprint())
                .isNotEqualTo(before);
    }

    @Test
    void a_todo_that_goes_is_a_change() throws IOException {
        String before = read(SPEC, TODO).fingerprint();
        Files.delete(folder.resolve("api-impl.todo.json"));

        assertThat(SpecReader.read(folder.resolve("api-impl.json"), "demo").fingerprint())
                .isNotEqualTo(before);
    }

    @Test
    void markdown_keeps_its_fingerprint_through_upkeep_progress_and_advice() {
        Spec before = markdown("""
                # Spec: Counter

                **Status**: draft\s\s
                **Version**: 1.0.0

                ## Acceptance Criteria
                - [ ] It counts
                """);
        Spec after = markdown(
                "---\r\nmodel: opus\r\nresources:\r\n  memory: 4Gi\r\nstatus: done\r\n---\r\n# Spec: Counter   \r\n\r\n"
                        + "**Status**: done  \r\n**Version**: 1.1.0\r\n**Last Updated**: 2026-11-23\r\n**Timeout**: 30m\r\n\r\n\r\n\r\n"
                        + "## Acceptance Criteria\r\n- [x] It counts\r\n\r\n");

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.configurationHash()).isNotEqualTo(before.configurationHash());
        assertThat(markdown("# Spec: Counter\n\n## Acceptance Criteria\n- [ ] It sums\n")
                        .fingerprint())
                .isNotEqualTo(before.fingerprint());
    }

    @Test
    void front_matter_counts_as_content_but_for_upkeep_and_configuration() {
        String text = "# Spec: Counter\n";

        assertThat(markdown("---\nowner: me\nid: x\n---\n" + text).fingerprint())
                .isEqualTo(markdown("---\nid: x\nversion: 2\nowner: \"me\"\n---\n" + text)
                        .fingerprint())
                .isNotEqualTo(markdown("---\nid: x\nowner: you\n---\n" + text).fingerprint());
    }

    @Test
    void markdown_in_a_fence_is_kept_as_it_is() {
        assertThat(markdown("# Spec: Counter\n```\n- [x] a\n```\n").fingerprint())
                .isNotEqualTo(markdown("# Spec: Counter\n```\n- [ ] a\n```\n").fingerprint());
    }

    private Spec markdown(String text) {
        return SpecReader.read(Written.file(folder, "counter.md", text), "demo");
    }

    private Spec read(String spec, String todo) {
        Written.file(folder, "api-impl.todo.json", todo);
        return SpecReader.read(Written.file(folder, "api-impl.json", spec), "demo");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
