package sh.fabrik.analyse.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CensoredSampleTest {
    @Test
    void the_product_limit_is_that_of_the_textbook() {
        // Kaplan and Meier's own example: 0.8, 1.0*, 2.7*, 3.1, 5.4, 7.0*, 9.2, 12.1* (* lost to follow-up)
        KaplanMeier steps = new KaplanMeier(List.of(
                seen(0.8), stopped(1.0), stopped(2.7), seen(3.1), seen(5.4), stopped(7.0), seen(9.2), stopped(12.1)));
        assertThat(steps.above(0.5)).isEqualTo(1);
        assertThat(steps.above(0.8)).isCloseTo(7 / 8.0, within(1e-12));
        assertThat(steps.above(3.1)).isCloseTo(7 / 8.0 * 4 / 5, within(1e-12));
        assertThat(steps.above(5.4)).isCloseTo(7 / 8.0 * 3 / 5, within(1e-12));
        assertThat(steps.above(9.2)).isCloseTo(7 / 8.0 * 3 / 10, within(1e-12));
        assertThat(steps.exceededBy(0.6)).hasValue(5.4);
        assertThat(steps.exceededBy(0.1)).isEmpty();
    }

    @Test
    void without_stopped_runs_it_is_the_plain_share() {
        KaplanMeier steps = new KaplanMeier(DoubleStream.iterate(1, x -> x + 1)
                .limit(100)
                .mapToObj(CensoredSampleTest::seen)
                .toList());
        assertThat(steps.above(95)).isCloseTo(0.05, within(1e-9));
        assertThat(steps.exceededBy(0.05)).hasValue(95);
        assertThat(steps.above(100)).isZero();
    }

    @Test
    void nobody_needs_more_than_the_largest_however_light_it_weighs() {
        Random random = new Random(8);
        List<Seen> sample = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sample.add(new Seen(1, true, 10 * random.nextDouble()));
        }
        sample.add(new Seen(2, false, 1e-4));

        assertThat(new KaplanMeier(sample).above(2)).isZero();
    }

    @Test
    void the_censored_fit_finds_the_median_behind_the_limit() {
        Random random = new Random(4);
        List<Seen> sample = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double need = 1_000 * Math.exp(0.3 * random.nextGaussian());
            sample.add(need > 900 ? stopped(900) : seen(need));
        }
        CensoredLogNormal fit = new CensoredLogNormal(sample, 1);
        assertThat(fit.above(1_000)).isCloseTo(0.5, within(0.05));
        assertThat(fit.above(1_500)).isCloseTo(0.088, within(0.03));
    }

    @Test
    void predictions_fall_with_the_limit() {
        Random random = new Random(9);
        List<Seen> sample = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double need = 100 * Math.exp(0.4 * random.nextGaussian());
            double limit = i % 3 == 0 ? 110 : 160;
            sample.add(need > limit ? stopped(limit) : seen(need));
        }
        CensoredSample needs = new CensoredSample(sample);
        double before = 1;
        for (double x = 20; x < 800; x += 1) {
            double above = needs.above(x);
            assertThat(above).as("above %s", x).isBetween(0.0, before + 1e-9);
            before = above;
        }
    }

    @Test
    void the_prediction_is_calibrated_on_fresh_runs() {
        Random random = new Random(17);
        double predicted = 0;
        double happened = 0;
        for (int repetition = 0; repetition < 300; repetition++) {
            List<Seen> sample = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                sample.add(seen(100 * Math.exp(0.3 * random.nextGaussian())));
            }
            double limit = 160;
            predicted += new CensoredSample(sample).above(limit) / 300;
            int over = 0;
            for (int i = 0; i < 200; i++) {
                over += 100 * Math.exp(0.3 * random.nextGaussian()) > limit ? 1 : 0;
            }
            happened += over / 200.0 / 300;
        }
        assertThat(predicted).isCloseTo(happened, within(0.02));
    }

    private static Seen seen(double value) {
        return new Seen(value, false, 1);
    }

    private static Seen stopped(double value) {
        return new Seen(value, true, 1);
    }
}
