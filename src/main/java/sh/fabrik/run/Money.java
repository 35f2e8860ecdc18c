package sh.fabrik.run;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What all currencies have in common: amounts stay small enough to compute with and to print. */
final class Money {
    /** Finer is noise of floating point. */
    private static final int DIGITS_AFTER_POINT = 18;

    private static final int DIGITS_BEFORE_POINT = 12;

    private Money() {}

    /** The same amount in its one canonical form. */
    static BigDecimal bounded(BigDecimal amount, String unit) {
        long digitsBeforePoint = (long) amount.precision() - amount.scale();
        if (amount.signum() != 0 && digitsBeforePoint > DIGITS_BEFORE_POINT) {
            throw new UnreadableValue(
                    amount + " " + unit + " is more than a run can cost; write the amount like 0.45.");
        }
        if (amount.signum() == 0 || digitsBeforePoint < -DIGITS_AFTER_POINT) {
            return BigDecimal.ZERO;
        }
        BigDecimal kept = amount.scale() > DIGITS_AFTER_POINT
                ? amount.setScale(DIGITS_AFTER_POINT, RoundingMode.HALF_EVEN)
                : amount;
        return kept.stripTrailingZeros();
    }

    static BigDecimal exact(double amount, String unit) {
        if (!Double.isFinite(amount)) {
            throw new UnreadableValue(amount + " is not an amount of " + unit + "; leave an unknown cost out.");
        }
        return BigDecimal.valueOf(amount);
    }
}
