package sh.fabrik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.context.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoctorCommandTest {
    private static final String RUNS = """
            run_id,spec_id,status,failure_reason,started_at,completed_at,memory_limit,memory_peak_mb,model
            a,cart,success,,2026-02-20T10:00:00Z,2026-02-20T10:10:00Z,4Gi,900,m
            b,cart,failed,error,2026-02-21T10:00:00Z,2026-02-21T10:10:00Z,4Gi,,
            """;

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private static void assertLine(String out, String pattern) {
        assertThat(out.lines()).describedAs(out).anyMatch(line -> line.matches(pattern));
    }

    @Test
    void a_new_machine_is_fine_and_is_told_where_to_begin() {
        Cli.Result result = cli.run("doctor").succeeded();
        assertLine(result.out(), "✔ ok    java  .*");
        assertLine(result.out(), "! warn  database .*There is no history at .* yet\\.");
        assertLine(result.out(), " +→ Collect some runs: .*");
        assertLine(result.out(), "✔ ok    rules .* rules, no mistakes\\.");
        assertThat(folder.resolve("cache/fabrik/analytics.db")).doesNotExist();
    }

    @Test
    void what_is_missing_of_the_runs_is_counted_with_a_remedy() throws Exception {
        Files.writeString(folder.resolve("runs.csv"), RUNS);
        cli.run("collect csv runs.csv --project shop").succeeded();
        String out = cli.run("doctor --project shop").succeeded().out();
        assertLine(out, "✔ ok    database .*analytics.db: .*, schema \\d+, log .*, no damage\\.");
        assertLine(out, "✔ ok    gaps +none: .*");
        assertLine(out, "! warn  data +memory peak known of 1 of 2 runs \\(50 %\\); 1 no pod is known\\.");
        assertLine(out, " +→ Configure prometheus.url; .*");
        assertLine(out, "✔ ok    data +memory limit known of 2 of 2 runs \\(100 %\\)\\.");
    }

    @Test
    void an_open_gap_is_shown_by_doctor_suggest_and_analyze() throws Exception {
        Files.writeString(folder.resolve("runs.csv"), RUNS);
        cli.run("collect csv runs.csv --project shop").succeeded();
        cli.with("FABRIK_SMITHERS_PATHS", "/mnt/absent").run("collect --project shop");
        String gap = "smithers (shop) did not tell everything from 2026-03-01T00:00Z to 2026-03-01T00:00Z:"
                + " /mnt/absent is not there; correct the configuration, or mount it.";
        assertThat(cli.run("suggest --project shop").succeeded().err()).contains("gap: " + gap);
        assertThat(cli.run("analyze --project shop").succeeded().err()).contains("gap: " + gap);
        assertThat(cli.run("suggest --project other").err()).doesNotContain("gap:");
        Cli.Result doctor = cli.run("doctor --project shop");
        assertThat(doctor.out())
                .contains("! warn  gaps           " + gap, "✘ fail  smithers       /mnt/absent is not there.");
        assertThat(doctor.code()).isEqualTo(ExitCode.FINDINGS.code());
    }

    @Test
    void a_damaged_database_fails_and_the_rest_is_still_looked_at() throws Exception {
        Files.createDirectories(cli.database().resolveSibling("rules"));
        Files.writeString(cli.database(), "this is no database, but it is long enough to be taken for one".repeat(20));
        Cli.Result result = cli.run("doctor");
        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS.code());
        assertLine(result.out(), "✘ fail  database .*");
        assertLine(result.out(), "✔ ok    rules .*");
    }

    @Test
    void a_misspelt_variable_is_found_and_an_unusable_one_fails() {
        Cli.Result result = cli.with("FABRIK_PROMETEUS_URL", "x")
                .with("FABRIK_COLLECT_DEADLINE", "soon")
                .run("doctor");
        assertThat(result.out())
                .contains(
                        "The variable FABRIK_PROMETEUS_URL is none that fabrik reads. Did you mean FABRIK_PROMETHEUS_URL?")
                .contains("variable FABRIK_COLLECT_DEADLINE (collect.deadline): \"soon\"");
        assertThat(result.code()).isEqualTo(ExitCode.FINDINGS.code());
    }

    @Test
    void the_json_has_every_finding_with_its_level_and_the_worst() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(cli.run("doctor --json").succeeded().out());
        assertThat(json.path("worst").asString()).isEqualTo("warn");
        assertThat(json.path("findings").get(0).path("about").asString()).isEqualTo("java");
        assertThat(json.path("findings").get(0).has("remedy")).isFalse();
    }
}
