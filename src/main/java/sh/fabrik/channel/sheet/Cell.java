package sh.fabrik.channel.sheet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Usd;

/** One value of a sheet. */
public sealed interface Cell {
    /** Nobody knows the value. */
    Cell UNKNOWN = new Unknown();

    /** A word or a name. */
    record Text(String text) implements Cell {}

    /** A whole number. */
    record Count(long number) implements Cell {}

    /** A number with a fraction, shown with so many decimals. */
    record Real(double number, int decimals) implements Cell {}

    /** A share with its interval and what it was counted over. */
    record Rate(Proportion share) implements Cell {
        /** The interval's lower end, 0 to 1; what was seen lies within, though an equal-tailed interval of none in n would leave 0 out. */
        public double low() {
            return Math.min(share.low(), share.observed());
        }

        /** Its upper end. */
        public double high() {
            return Math.max(share.high(), share.observed());
        }
    }

    /** An amount of memory. */
    record Bytes(Memory memory) implements Cell {}

    /** An amount of money. */
    record Amount(Usd usd) implements Cell {}

    /** A length of time. */
    record Length(Duration duration) implements Cell {}

    /** A moment, UTC. */
    record Moment(Instant instant) implements Cell {}

    /** The value is not known. */
    record Unknown() implements Cell {}

    /** The cell of a value that may be unknown. */
    static <T> Cell of(Optional<T> value, Function<T, Cell> cell) {
        return value.map(cell).orElse(UNKNOWN);
    }

    /** The cell of a word that may be unknown. */
    static <T> Cell text(Optional<T> value) {
        return of(value, word -> new Text(word.toString()));
    }
}
