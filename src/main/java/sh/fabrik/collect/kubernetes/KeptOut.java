package sh.fabrik.collect.kubernetes;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Jobs that are no runs to learn from, and why; the first that fits is said. */
enum KeptOut {
    FOREIGN(
            "Jobs without the label fabrik.sh/managed-by=fabrik are not fabrik's; they are kept out",
            (family, marks) ->
                    marks.label("fabrik.sh/managed-by").filter("fabrik"::equals).isEmpty()),
    VERIFY("Verify Jobs check one item of a run and are no runs of their own; they are kept out", KeptOut::verifies),
    EXPERIMENT(
            "Experiments (labels optimizer.dev/*, environment BENCHMARK_SCENARIO) say nothing about normal runs; they are kept out",
            (family, marks) -> marks.hasLabelUnder("optimizer.dev/")
                    || marks.environment("BENCHMARK_SCENARIO").isPresent());

    private final String sentence;
    private final BiPredicate<Family, Marks> fits;

    KeptOut(String sentence, BiPredicate<Family, Marks> fits) {
        this.sentence = sentence;
        this.fits = fits;
    }

    static Optional<KeptOut> find(Family family, Marks marks) {
        return Stream.of(values()).filter(kind -> kind.fits.test(family, marks)).findFirst();
    }

    String sentence() {
        return sentence;
    }

    /** By its marks; by its name only when it names no spec, since a run id may end like that too. */
    private static boolean verifies(Family family, Marks marks) {
        boolean marked = marks.label("fabrik.sh/phase").filter("verify"::equals).isPresent()
                || marks.label("fabrik.sh/verify-target")
                        .or(() -> marks.annotation("fabrik.sh/verify-target"))
                        .isPresent();
        return marked
                || family.jobName().endsWith("-verify")
                        && marks.label("fabrik.sh/spec").isEmpty();
    }
}
