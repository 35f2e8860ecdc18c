package sh.fabrik.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** An exact amount of US dollars, zero or more. A cost that nobody reported is absent, never zero. */
public record Usd(@JsonValue BigDecimal amount) {
    public Usd {
        if (amount.signum() < 0) {
            throw new UnreadableValue(amount + " US dollars is negative; a cost is zero or more.");
        }
        amount = Money.bounded(amount, "US dollars");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Usd of(BigDecimal amount) {
        return new Usd(amount);
    }

    /** @throws UnreadableValue when the number is negative, not a number or infinite */
    public static Usd of(double amount) {
        return new Usd(Money.exact(amount, "US dollars"));
    }

    /** @throws UnreadableValue when the text is not a number of US dollars */
    public static Usd parse(String text) {
        try {
            return new Usd(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            throw new UnreadableValue("\"" + text + "\" is not an amount of US dollars; write it like 0.45.");
        }
    }

    public Usd plus(Usd other) {
        return new Usd(amount.add(other.amount));
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
