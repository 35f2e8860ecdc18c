package sh.fabrik.run.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;

class PriceBookTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T10:00:00Z");

    private static final ModelPrice CHEAP = price("2026-01-01", "3", "15", Optional.of("0.30"), Optional.of("3.75"));
    private static final ModelPrice LATER = price("2026-06-01", "6", "30", Optional.empty(), Optional.empty());
    private static final PriceBook BOOK = PriceBook.of(new PriceList(
            List.of(new ModelPrices("claude-sonnet-4-5", List.of("sonnet"), List.of(CHEAP, LATER))),
            List.of(),
            Optional.empty(),
            Optional.empty()));

    private static ModelPrice price(
            String day, String input, String output, Optional<String> read, Optional<String> write) {
        return new ModelPrice(
                LocalDate.parse(day), Usd.parse(input), Usd.parse(output), read.map(Usd::parse), write.map(Usd::parse));
    }

    private static Tokens tokens(long input, long output, long read, long write) {
        return new Tokens(Optional.of(input), Optional.of(output), Optional.of(read), Optional.of(write));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-sonnet-4-5",
                "Claude-Sonnet-4.5",
                "claude-sonnet-4-5-20250929",
                "claude-sonnet-4-5-latest",
                "claude-sonnet-4-5@20250929",
                "anthropic/claude-sonnet-4.5",
                "openrouter/anthropic/claude-sonnet-4-5-20250929",
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "accounts/fireworks/models/claude-sonnet-4-5",
                "our-gateway/claude-sonnet-4-5",
                "sonnet"
            })
    void a_model_has_one_price_under_all_its_names(String name) {
        assertThat(BOOK.find(new Model(name))).map(ModelPrices::name).contains("claude-sonnet-4-5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-4", "claude-sonnet-4-5-preview", "claude-sonnet-4-50", "opus"})
    void a_name_that_only_resembles_is_another_model(String name) {
        assertThat(BOOK.find(new Model(name))).isEmpty();
        assertThat(BOOK.cost(new Model(name), MARCH, tokens(1, 1, 0, 0))).isEmpty();
    }

    @Test
    void each_kind_of_token_has_its_own_price() {
        assertThat(BOOK.cost(new Model("sonnet"), MARCH, tokens(1_000_000, 100_000, 2_000_000, 400_000)))
                .contains(Usd.parse("6.6"));
    }

    @Test
    void a_run_has_the_price_of_its_day() {
        Model model = new Model("sonnet");
        Tokens million = tokens(1_000_000, 0, 0, 0);
        assertThat(BOOK.cost(model, Instant.parse("2026-05-31T23:59:59Z"), million))
                .contains(Usd.parse("3"));
        assertThat(BOOK.cost(model, Instant.parse("2026-06-01T00:00:00Z"), million))
                .contains(Usd.parse("6"));
        assertThat(BOOK.cost(model, Instant.parse("2025-12-31T23:59:59Z"), million))
                .isEmpty();
    }

    @Test
    void part_of_a_cost_is_no_cost() {
        assertThat(LATER.of(tokens(1, 1, 5, 0))).isEmpty();
        assertThat(LATER.of(tokens(1, 1, 0, 5))).isEmpty();
        assertThat(CHEAP.of(Tokens.of(Optional.of(10L), Optional.empty()))).isEmpty();
        assertThat(CHEAP.of(Tokens.of(Optional.empty(), Optional.of(10L)))).isEmpty();
        assertThat(CHEAP.of(tokens(0, 0, 0, 0))).isEmpty();
    }

    @Test
    void a_run_pays_for_the_scarcer_of_what_it_holds() {
        NodePrice node = new NodePrice("CX41", Eur.parse("21.90"), Cpu.parse("4"), Memory.parse("16Gi"));
        Duration hour = Duration.ofHours(1);
        assertThat(cost(node, hour, Optional.of(Cpu.parse("1")), Optional.of(Memory.parse("8Gi"))))
                .contains(Eur.parse("0.015"));
        assertThat(cost(node, hour, Optional.of(Cpu.parse("1")), Optional.empty()))
                .contains(Eur.parse("0.0075"));
        assertThat(cost(node, hour, Optional.of(Cpu.parse("64")), Optional.empty()))
                .contains(Eur.parse("0.03"));
        assertThat(cost(node, hour, Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void a_total_says_at_which_rate_it_was_added() {
        Optional<Usd> llm = Optional.of(Usd.parse("0.50"));
        Optional<Eur> nodes = Optional.of(Eur.parse("1"));
        Optional<ExchangeRate> rate = Optional.of(new ExchangeRate(new java.math.BigDecimal("1.08")));
        assertThat(new Total(llm, nodes, rate))
                .hasToString("1.58 USD (0.50 USD for models + 1.00 EUR for nodes at 1.08 USD per EUR)");
        assertThat(new Total(llm, nodes, Optional.empty())).hasToString("0.50 USD for models, 1.00 EUR for nodes");
        assertThat(new Total(llm, Optional.empty(), rate)).hasToString("0.50 USD for models, unknown cost of nodes");
        assertThat(new Total(llm, Optional.empty(), rate).dollars()).isEmpty();
    }

    @Test
    void a_price_for_another_number_of_tokens_is_refused() {
        assertThatThrownBy(() -> price("2026-01-01", "3000", "15", Optional.empty(), Optional.empty()))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("3000")
                .hasMessageContaining("for a million tokens");
        assertThatThrownBy(() -> new ExchangeRate(new java.math.BigDecimal("108")))
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("108");
    }

    private static Optional<Eur> cost(NodePrice node, Duration time, Optional<Cpu> cpu, Optional<Memory> memory) {
        return node.share(cpu, memory).map(share -> node.of(time, share));
    }
}
