package sh.fabrik.run.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;

/**
 * What a model costs from one day on, in US dollars for a million tokens of each kind.
 *
 * @param validFrom first day, UTC
 * @param cacheRead absent when nobody knows it; then tokens from a cache have no price
 * @param cacheWrite absent likewise
 */
public record ModelPrice(
        LocalDate validFrom, Usd input, Usd output, Optional<Usd> cacheRead, Optional<Usd> cacheWrite) {
    private static final int MILLION_DIGITS = 6;
    /** Three times the dearest model ever sold: above it somebody wrote a price for a thousand million. */
    private static final BigDecimal MOST = new BigDecimal(2_000);

    public ModelPrice {
        refuseTooHigh("input", Optional.of(input));
        refuseTooHigh("output", Optional.of(output));
        refuseTooHigh("cacheRead", cacheRead);
        refuseTooHigh("cacheWrite", cacheWrite);
    }

    /** Empty unless input and output were counted and every kind that was used has a price: part of a cost is no cost. */
    public Optional<Usd> of(Tokens tokens) {
        if (tokens.input().isEmpty() || tokens.output().isEmpty() || tokens.total() == 0) {
            return Optional.empty();
        }
        Optional<BigDecimal> read = cost(tokens.cacheRead(), cacheRead);
        Optional<BigDecimal> write = cost(tokens.cacheWrite(), cacheWrite);
        BigDecimal fresh =
                times(tokens.input().get(), input).add(times(tokens.output().get(), output));
        return read.flatMap(r -> write.map(w -> new Usd(fresh.add(r).add(w).movePointLeft(MILLION_DIGITS))));
    }

    private static Optional<BigDecimal> cost(Optional<Long> count, Optional<Usd> price) {
        long tokens = count.orElse(0L);
        return tokens == 0 ? Optional.of(BigDecimal.ZERO) : price.map(usd -> times(tokens, usd));
    }

    private static BigDecimal times(long tokens, Usd price) {
        return price.amount().multiply(BigDecimal.valueOf(tokens));
    }

    private static void refuseTooHigh(String kind, Optional<Usd> price) {
        price.filter(usd -> usd.amount().compareTo(MOST) > 0).ifPresent(usd -> {
            throw new UnreadableValue(
                    "The price " + kind + " of " + usd + " US dollars for a million tokens is more than any"
                            + " model costs; prices are for a million tokens, like 3 or 0.30.");
        });
    }
}
