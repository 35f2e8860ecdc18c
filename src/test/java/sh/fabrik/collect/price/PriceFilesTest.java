package sh.fabrik.collect.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sh.fabrik.collect.Found;
import sh.fabrik.run.Model;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import sh.fabrik.run.price.PriceBook;
import sh.fabrik.run.price.PriceList;

class PriceFilesTest {
    private static final Path SHIPPED = Path.of("prices", "prices.yaml");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    @TempDir
    Path folder;

    private PriceFiles withUsers(String text) throws IOException {
        return PriceFiles.read(List.of(SHIPPED, Files.writeString(folder.resolve("prices.yaml"), text)));
    }

    private static Optional<Usd> million(PriceList list, String model) {
        Optional<Long> million = Optional.of(1_000_000L);
        return PriceBook.of(list).cost(new Model(model), MAY, Tokens.of(million, million));
    }

    @Test
    void the_shipped_prices_can_be_read() {
        PriceFiles shipped = PriceFiles.read(List.of(SHIPPED, folder.resolve("absent.yaml")));
        assertThat(shipped.rejected()).isEmpty();
        assertThat(shipped.list().models()).hasSizeGreaterThan(20);
        assertThat(shipped.list().node().orElseThrow().type()).isEqualTo("CX41");
        assertThat(million(shipped.list(), "us.anthropic.claude-sonnet-4-5-20250929-v1:0"))
                .contains(Usd.parse("18"));
        assertThat(million(shipped.list(), "accounts/fireworks/models/kimi-k2p5"))
                .contains(Usd.parse("3.6"));
        assertThat(million(shipped.list(), "gpt-4o-2024-05-13")).contains(Usd.parse("20"));
        assertThat(million(shipped.list(), "gpt-4o-2024-11-20")).contains(Usd.parse("12.5"));
        assertThat(million(shipped.list(), "kimi-k9")).isEmpty();
    }

    @Test
    void the_users_file_goes_on_top() throws IOException {
        PriceFiles both = withUsers("""
                models:
                  house-model:
                    source: our own cluster
                    prices: [{validFrom: 2026-01-01, input: 1, output: 2}]
                  gpt-5:
                    prices: [{validFrom: 2026-01-01, input: 1, output: 4}]
                infrastructure:
                  node: house
                  nodes:
                    house: {eurPerMonth: 100, cpu: 32, memory: 128Gi}
                currency:
                  usdPerEur: 1.10
                """);
        assertThat(both.rejected()).isEmpty();
        assertThat(million(both.list(), "house-model")).contains(Usd.parse("3"));
        assertThat(million(both.list(), "gpt-5")).contains(Usd.parse("5"));
        assertThat(million(both.list(), "gpt-5-mini")).contains(Usd.parse("2.25"));
        assertThat(both.list().node().orElseThrow().type()).isEqualTo("house");
        assertThat(both.list().rate()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prices: [{validFrom: 2026-01-01, output: 2}]                        | no input
            prices: [{validFrom: 2026-01-01, input: -1, output: 2}]             | zero or more
            prices: [{validFrom: 2026-01-01, input: cheap, output: 2}]          | "cheap", which is no number
            prices: [{validFrom: 2026-01-01, input: .nan, output: 2}]           | no number
            prices: [{validFrom: 01.02.2026, input: 1, output: 2}]              | "01.02.2026", which is no day
            prices: [{validFrom: 2026-01-01, input: 1, output: 2, cached: 1}]   | "cached", which nobody reads
            prices: [{input: 1, output: 2}]                                     | no validFrom
            prices: [{validFrom: 2026-01-01, input: 3000, output: 2}]           | for a million tokens
            aliases: [x]                                                        | no prices
            prices:                                                             | no prices
            """)
    void a_wrong_price_is_named_with_its_line_and_the_others_stay(String entry, String said) throws IOException {
        PriceFiles files =
                withUsers("models:\n  fine:\n    prices: [{validFrom: 2026-01-01, input: 1, output: 2}]\n  wrong:\n    "
                        + entry + "\n");
        assertThat(files.rejected()).hasSize(1);
        Found.Rejected wrong = files.rejected().get(0);
        assertThat(wrong.what()).isEqualTo("price of wrong");
        assertThat(wrong.where()).endsWith("prices.yaml:4");
        assertThat(wrong.why()).contains(said);
        assertThat(million(files.list(), "wrong")).isEmpty();
        assertThat(million(files.list(), "fine")).contains(Usd.parse("3"));
    }

    @Test
    void a_model_without_anything_is_named() throws IOException {
        assertThat(withUsers("models:\n  empty:\n").rejected()).singleElement().satisfies(wrong -> {
            assertThat(wrong.where()).endsWith(":2");
            assertThat(wrong.why()).contains("has no prices");
        });
    }

    @Test
    void a_file_that_is_no_yaml_leaves_the_shipped_prices() throws IOException {
        PriceFiles files = withUsers("models: [unclosed\n  x: {");
        assertThat(files.rejected())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.why()).contains("no YAML"));
        assertThat(million(files.list(), "gpt-5")).contains(Usd.parse("11.25"));
    }

    @Test
    void a_node_without_a_price_is_named() throws IOException {
        PriceFiles files = withUsers("infrastructure:\n  node: CX99\n");
        assertThat(files.rejected())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.why())
                        .contains("no price for a node CX99")
                        .contains("CX41"));
        assertThat(files.list().node()).isEmpty();
    }

    @Test
    void an_empty_file_and_a_stray_section_cost_nothing() throws IOException {
        assertThat(withUsers("# nothing yet\n").rejected()).isEmpty();
        assertThat(withUsers("modles:\n  x: 1\n").rejected())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.why()).contains("no modles"));
    }

    @Test
    void files_that_say_something_else_or_are_gone_have_another_hash() throws IOException {
        Path users = folder.resolve("prices.yaml");
        Optional<String> without = PriceFiles.hash(List.of(SHIPPED, users));
        Files.writeString(users, "currency: {usdPerEur: 1.1}");
        Optional<String> with = PriceFiles.hash(List.of(SHIPPED, users));
        Files.writeString(users, "currency: {usdPerEur: 1.2}");

        assertThat(without).isPresent().isNotEqualTo(with);
        assertThat(PriceFiles.hash(List.of(SHIPPED, users))).isPresent().isNotEqualTo(with);
        assertThat(PriceFiles.hash(List.of(folder))).as("a folder").isEmpty();
    }
}
