package sh.fabrik.store.fact;

import java.time.Instant;

/** Writes times as {@link Instant#toString} does: whole seconds since 1970 without the formatter, since tens of thousands are kept. */
final class Times {
    private static final long UNTIL = 253_370_764_800L; // 9999-01-01T00:00:00Z
    private static final int DAY = 86_400;
    private static final int ERA = 146_097; // days in 400 years
    private static final int TO_MARCH = 719_468; // days from March of the year 0 to 1970

    private Times() {}

    static void append(StringBuilder text, Instant time) {
        long seconds = time.getEpochSecond();
        if (time.getNano() != 0 || seconds < 0 || seconds >= UNTIL) {
            text.append(time);
            return;
        }
        date(text, (int) (seconds / DAY));
        int second = (int) (seconds % DAY);
        two(text.append('T'), second / 3600);
        two(text.append(':'), second / 60 % 60);
        two(text.append(':'), second % 60);
        text.append('Z');
    }

    /** By years that begin in March, so that the day that is not always there is the last: Hinnant, chrono-compatible date algorithms. */
    private static void date(StringBuilder text, int sinceEpoch) {
        int days = sinceEpoch + TO_MARCH;
        int dayOfEra = days % ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + days / ERA * 400 + (month <= 2 ? 1 : 0);
        two(text, year / 100);
        two(text, year % 100);
        two(text.append('-'), month);
        two(text.append('-'), dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
