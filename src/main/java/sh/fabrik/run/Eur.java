package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** An exact amount of euros, zero or more. A cost that nobody reported is absent, never zero. */
public record Eur(@JsonValue BigDecimal amount) {
    public Eur {
        if (amount.signum() < 0) {
            throw new UnreadableValue(amount + " euros is negative; a cost is zero or more.");
        }
        amount = Money.bounded(amount, "euros");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Eur of(BigDecimal amount) {
        return new Eur(amount);
    }

    /** @throws UnreadableValue when the number is negative, not a number or infinite */
    public static Eur of(double amount) {
        return new Eur(Money.exact(amount, "euros"));
    }

    /** @throws UnreadableValue when the text is not a number of euros */
    public static Eur parse(String text) {
        try {
            return new Eur(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            throw new UnreadableValue("\"" + text + "\" is not an amount of euros; write it like 0.45.");
        }
    }

    public Eur plus(Eur other) {
        return new Eur(amount.add(other.amount));
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
