package sh.fabrik.run.price;

import java.math.BigDecimal;
import java.math.MathContext;
import sh.fabrik.run.Eur;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;

/**
 * How many US dollars a euro is, as configured: fabrik asks no market.
 *
 * @param usdPerEur between 0.1 and 10
 */
public record ExchangeRate(BigDecimal usdPerEur) {
    public ExchangeRate {
        if (usdPerEur.compareTo(new BigDecimal("0.1")) < 0 || usdPerEur.compareTo(BigDecimal.TEN) > 0) {
            throw new UnreadableValue("A rate of " + usdPerEur
                    + " US dollars for a euro cannot be right; write it like usdPerEur: 1.10.");
        }
    }

    public Usd dollars(Eur euros) {
        return new Usd(euros.amount().multiply(usdPerEur));
    }

    public Eur euros(Usd dollars) {
        return new Eur(dollars.amount().divide(usdPerEur, MathContext.DECIMAL64));
    }
}
