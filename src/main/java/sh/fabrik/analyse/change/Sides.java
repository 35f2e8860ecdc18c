package sh.fabrik.analyse.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import sh.fabrik.analyse.history.EndedRun;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.SpecRuns;
import sh.fabrik.analyse.history.SpecScope;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.analyse.stat.TwoRates;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;

/**
 * Judged runs on the two sides of an edit, newest first.
 *
 * @param from fingerprint before
 * @param to fingerprint after
 */
record Sides(SpecRuns spec, String from, String to, List<EndedRun> before, List<EndedRun> after) {

    TwoRates rates() {
        return new TwoRates(tally(before), tally(after));
    }

    private static Tally tally(List<EndedRun> runs) {
        return Tally.of((int) runs.stream().filter(EndedRun::succeeded).count(), runs.size());
    }

    /** What else is mostly another than before, in words; a difference in success may come from it. */
    List<String> confounders() {
        List<String> found = new ArrayList<>();
        differs(run -> run.settings().model().map(Object::toString)).ifPresent(both -> found.add("model: " + both));
        differs(run -> run.settings().memoryLimit().map(Object::toString))
                .ifPresent(both -> found.add("memory limit: " + both));
        return found;
    }

    private Optional<String> differs(Function<EndedRun, Optional<String>> value) {
        Optional<String> earlier = mostly(before, value);
        Optional<String> later = mostly(after, value);
        return earlier.flatMap(was -> later.filter(is -> !is.equals(was)).map(is -> was + " → " + is));
    }

    private static Optional<String> mostly(List<EndedRun> runs, Function<EndedRun, Optional<String>> value) {
        Map<String, Long> counts = runs.stream()
                .map(value)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    Evidence evidence() {
        List<EndedRun> both = new ArrayList<>(after);
        both.addAll(before);
        both.sort(
                Comparator.comparing(EndedRun::end).thenComparing(EndedRun::id).reversed());
        List<Figure> figures = new ArrayList<>(side("before", before, from));
        figures.addAll(side("after", after, to));
        TwoRates rates = rates();
        Map<String, String> inputs = Map.of(
                "before", rates.before().hits() + "/" + rates.before().n(),
                "after", rates.after().hits() + "/" + rates.after().n());
        figures.add(Figures.estimated(
                "Bayes factor",
                rates.bayesFactor(),
                "B(s1+1, f1+1) B(s2+1, f2+1) / B(s1+s2+1, f1+f2+1), uniform priors (Kass and Raftery 1995)",
                inputs));
        figures.add(Figures.estimated(
                "probability that success is lower now",
                rates.probabilityLower(),
                "P(p2 < p1) with p1 ~ Beta(s1+1, f1+1), p2 ~ Beta(s2+1, f2+1)",
                inputs));
        return new Evidence(both.size(), SpecRuns.ids(both), figures);
    }

    /** The side's runs are the judged ones of its fingerprint between its first and its last. */
    private List<Figure> side(String name, List<EndedRun> runs, String fingerprint) {
        EndedRun newest = runs.get(0);
        EndedRun oldest = runs.get(runs.size() - 1);
        String condition = "kind IN ('success', 'work', 'timeout') AND spec_fingerprint = "
                + SpecScope.quoted(fingerprint) + " AND " + moment("<=", newest) + " AND " + moment(">=", oldest);
        long successes = runs.stream().filter(EndedRun::succeeded).count();
        SpecScope scope = spec.scope();
        return List.of(
                scope.counted("runs " + name, runs.size(), condition),
                scope.counted("successes " + name, successes, condition + " AND kind = 'success'"),
                scope.share("success rate " + name, (double) successes / runs.size(), "kind = 'success'", condition));
    }

    private static String moment(String comparison, EndedRun run) {
        return "(ended_at, id) " + comparison + " (" + run.end().getEpochSecond() + ", " + SpecScope.quoted(run.id())
                + ")";
    }
}
