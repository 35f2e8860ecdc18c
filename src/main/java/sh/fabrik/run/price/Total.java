package sh.fabrik.run.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Usd;

/**
 * What language models and nodes cost together, for people. The two currencies are kept apart and are added only here, where
 * the rate is said with the sum.
 *
 * @param llm absent when unknown
 * @param infrastructure absent when unknown
 */
public record Total(Optional<Usd> llm, Optional<Eur> infrastructure, Optional<ExchangeRate> rate) {

    /** The sum in US dollars; absent when a part or the rate is not known, as part of a cost is no cost. */
    public Optional<Usd> dollars() {
        return llm.flatMap(usd -> infrastructure.flatMap(eur -> rate.map(r -> usd.plus(r.dollars(eur)))));
    }

    /** Like {@code 1.58 USD (0.50 USD for models + 1.00 EUR for nodes at 1.08 USD per EUR)}; a part alone when the other is unknown. */
    @Override
    public String toString() {
        String models = llm.map(usd -> cents(usd.amount()) + " USD for models").orElse("unknown cost of models");
        String nodes = infrastructure
                .map(eur -> cents(eur.amount()) + " EUR for nodes")
                .orElse("unknown cost of nodes");
        return dollars()
                .map(sum -> cents(sum.amount()) + " USD (" + models + " + " + nodes + " at "
                        + rate.map(ExchangeRate::usdPerEur)
                                .map(BigDecimal::toPlainString)
                                .orElse("") + " USD per EUR)")
                .orElse(models + ", " + nodes);
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
