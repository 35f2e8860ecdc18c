package sh.fabrik.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.cli.Cli;

/** From tokens and minutes to one sentence: shipped prices, the user's on top, two currencies. */
class TotalCostTest {
    private static final String ASK = "analytics cost --project shop --since 2026-01-01 --until 2026-03-01";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void runs() throws IOException {
        Path csv = Files.writeString(folder.resolve("runs.csv"), """
                run_id,project,spec_id,status,model,started_at,duration_seconds,cpu_limit_mcores,input_tokens,output_tokens,llm_cost_usd
                r1,shop,api,success,claude-sonnet-4-5-20250929,2026-02-01T10:00:00Z,3600,2000,1000000,100000,
                r2,shop,api,success,claude-sonnet-4-5,2026-02-02T10:00:00Z,3600,2000,,,0.50
                r3,shop,api,success,house-model,2026-02-03T10:00:00Z,3600,,1000000,100000,
                """);
        cli = new Cli(folder);
        cli.run("collect", "csv", csv.toString()).succeeded();
    }

    private void prices(String yaml) throws IOException {
        Path file = folder.resolve("config/fabrik/prices.yaml");
        Files.createDirectories(file.resolveSibling("rules"));
        Files.writeString(file, yaml);
        cli.run("analyze --project shop --as-of 2026-03-01").succeeded();
    }

    @Test
    void both_currencies_are_told_and_not_added_without_a_rate() {
        // 1M x 3 + 0.1M x 15 = 4.50, and the stated 0.50; two hours of half a CX41 at 21.40 / 730 h
        assertThat(cli.run(ASK).succeeded().err())
                .contains("Together: 5.00 USD for models, 0.03 EUR for nodes.")
                .contains("Of 3 ended runs the cost of models is known for 2, of nodes for 2; prices.usdPerEur");
        assertThat(cli.run(ASK + " --json").succeeded().err()).doesNotContain("Together");
    }

    @Test
    void a_price_and_a_rate_that_come_later_change_what_was() throws IOException {
        prices("""
                models:
                  house-model:
                    prices: [{validFrom: 2026-01-01, input: 1, output: 10}]
                infrastructure:
                  node: big
                  nodes:
                    big: {eurPerMonth: 730, cpu: 4, memory: 16Gi}
                currency:
                  usdPerEur: 1.10
                """);
        assertThat(cli.run(ASK).succeeded().err())
                .contains("Together: 8.10 USD (7.00 USD for models + 1.00 EUR for nodes at 1.10 USD per EUR).")
                .contains("known for 3, of nodes for 2.");
    }

    @Test
    void a_price_that_cannot_be_read_is_named_each_time_until_it_is_mended() throws IOException {
        String analyze = "analyze --project shop --as-of 2026-03-01";
        prices("models: {house-model: {prices: [{validFrom: 2026-01-01, input: cheap}]}}");

        assertThat(cli.run(analyze).succeeded().err()).contains("prices.yaml", "cheap");
        assertThat(cli.run(analyze).succeeded().err()).contains("prices.yaml", "cheap");

        prices("models: {house-model: {prices: [{validFrom: 2026-01-01, input: 1, output: 10}]}}");
        assertThat(cli.run(analyze).succeeded().err()).doesNotContain("prices.yaml");
        assertThat(cli.run(ASK).succeeded().err()).contains("Together: 7.00 USD for models");
    }
}
