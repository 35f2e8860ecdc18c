package sh.fabrik.analyse.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.TwoRates;
import sh.fabrik.facts.VersionChange;

/** A spec before and after its latest edit: the moment is known, so two groups of runs are compared and none is searched for. */
public final class ChangeDetector {
    private static final int MOST_BEFORE = 30;
    private static final int FIRST_LOOK = 5;

    private ChangeDetector() {}

    /** Empty when the spec did not change in the window, or fewer than five judged runs stand on either side. */
    public static Optional<VersionChange> change(SpecRuns spec) {
        List<EndedRun> known = spec.which(run -> run.settings().fingerprint().isPresent());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String now = fingerprint(known.get(0));
        Optional<EndedRun> last =
                known.stream().filter(run -> !fingerprint(run).equals(now)).findFirst();
        return last.flatMap(run -> compare(spec, known, run, now));
    }

    private static Optional<VersionChange> compare(SpecRuns spec, List<EndedRun> known, EndedRun last, String now) {
        String earlier = fingerprint(last);
        List<EndedRun> after = known.subList(0, known.indexOf(last)).stream()
                .filter(EndedRun::judged)
                .toList();
        List<EndedRun> before = known.stream()
                .filter(run -> run.judged() && fingerprint(run).equals(earlier))
                .limit(MOST_BEFORE)
                .toList();
        if (after.size() < FIRST_LOOK || before.size() < FIRST_LOOK) {
            return Optional.empty();
        }
        EndedRun first = known.get(known.indexOf(last) - 1);
        Instant changedAt = first.start().orElse(first.end());
        return Optional.of(fact(new Sides(spec, earlier, now, before, after), changedAt));
    }

    private static VersionChange fact(Sides sides, Instant changedAt) {
        TwoRates rates = sides.rates();
        return new VersionChange(
                sides.spec().id(),
                sides.from(),
                sides.to(),
                changedAt,
                BetaRate.of(rates.before()),
                BetaRate.of(rates.after()),
                rates.bayesFactor(),
                rates.probabilityLower(),
                sides.confounders(),
                sides.evidence());
    }

    static String fingerprint(EndedRun run) {
        return run.settings().fingerprint().orElse("");
    }
}
