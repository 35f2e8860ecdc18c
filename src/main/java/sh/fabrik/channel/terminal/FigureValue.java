package sh.fabrik.channel.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import sh.fabrik.facts.Figure;

/** The value of a figure as people read it. */
final class FigureValue {
    private static final double SMALLEST = 1e-6;

    private FigureValue() {}

    /**
     * {@code = 40}, {@code = 0.515625}: whole numbers to the last digit, as the query returns them, others to six digits. An estimate
     * is never quite none or all: {@code < 0.000001}, {@code > 0.999999}.
     */
    static String words(Figure figure) {
        double value = figure.value();
        boolean estimated = figure instanceof Figure.Estimated;
        if (estimated && value > 0 && value < SMALLEST) {
            return "< 0.000001";
        }
        if (estimated && value > 1 - SMALLEST && value < 1) {
            return "> 0.999999";
        }
        BigDecimal exact = new BigDecimal(value);
        boolean whole = value == Math.rint(value);
        return "= " + (whole ? exact : exact.round(new MathContext(6)).stripTrailingZeros()).toPlainString();
    }
}
