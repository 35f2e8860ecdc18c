package sh.fabrik.channel.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import sh.fabrik.channel.sheet.Cell;

/** Values as people read them in a table. */
public final class CellText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long MINUTES = 60;
    private static final long HOURS = 3600;

    private CellText() {}

    /** The value as text; a dash when it is not known. */
    public static String of(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        } else if (cell instanceof Cell.Count count) {
            return Long.toString(count.number());
        } else if (cell instanceof Cell.Real real) {
            return String.format(Locale.ROOT, "%." + real.decimals() + "f", real.number());
        } else if (cell instanceof Cell.Rate rate) {
            return rate(rate);
        } else if (cell instanceof Cell.Bytes bytes) {
            return bytes.memory().rounded();
        } else if (cell instanceof Cell.Amount amount) {
            return money(amount.usd().amount().doubleValue());
        } else if (cell instanceof Cell.Length length) {
            return length(length.duration());
        } else if (cell instanceof Cell.Moment moment) {
            return moment(moment.instant());
        }
        return "-";
    }

    /** Whether the value stands at the right of its column, so that digits stand under digits. */
    static boolean right(Cell cell) {
        return !(cell instanceof Cell.Text || cell instanceof Cell.Moment || cell instanceof Cell.Unknown);
    }

    /** {@code 75 % (61-86 %) of 40}. */
    private static String rate(Cell.Rate rate) {
        return rate.share().n() == 0
                ? "- of 0"
                : rate.share().percent() + " (" + Math.round(rate.low() * 100) + "-" + Math.round(rate.high() * 100)
                        + " %" + ") of " + rate.share().n();
    }

    private static String money(double amount) {
        int decimals = amount >= 100 ? 0 : amount >= 0.1 || amount == 0 ? 2 : 4;
        return String.format(Locale.ROOT, "$%." + decimals + "f", amount);
    }

    private static String length(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < MINUTES) {
            return seconds + "s";
        }
        return seconds < HOURS
                ? seconds / MINUTES + "m " + seconds % MINUTES + "s"
                : seconds / HOURS + "h " + seconds % HOURS / MINUTES + "m";
    }

    static String moment(Instant instant) {
        return MINUTE.format(instant);
    }
}
