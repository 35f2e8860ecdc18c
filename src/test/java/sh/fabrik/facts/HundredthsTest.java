package sh.fabrik.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HundredthsTest {

    @Test
    void every_probability_is_given_back() {
        List<Double> given = rising(40, 70);
        assertEquals(given, Hundredths.of(given));
        assertEquals(given.hashCode(), Hundredths.of(given).hashCode());
    }

    @Test
    void a_share_that_is_surely_0_or_surely_1_needs_no_place() {
        assertEquals(Collections.nCopies(101, 1.0), Hundredths.of(Collections.nCopies(101, 1.0)));
        assertEquals(Collections.nCopies(101, 0.0), Hundredths.of(Collections.nCopies(101, 0.0)));
    }

    @Test
    void fewer_than_101_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Hundredths.of(List.of(0.0, 1.0)));
    }

    /** 0 under {@code from}, 1 from {@code to} on, evenly rising between. */
    private static List<Double> rising(int from, int to) {
        List<Double> all = new ArrayList<>();
        for (int hundredth = 0; hundredth <= 100; hundredth++) {
            all.add(Math.max(0, Math.min(1, (hundredth - from) / (double) (to - from))));
        }
        return all;
    }
}
