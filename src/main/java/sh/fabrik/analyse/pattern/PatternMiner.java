package sh.fabrik.analyse.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.analyse.history.Figures;
import sh.fabrik.analyse.history.ProjectHistory;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.analyse.stat.FalseDiscoveryRate;
import sh.fabrik.analyse.stat.Prior;
import sh.fabrik.analyse.stat.Tally;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;
import sh.fabrik.facts.Proportion;
import sh.fabrik.facts.RiskPattern;
import sh.fabrik.run.SpecId;

/** Finds traits whose specs fail more than the rest, among all that were tried, with a false discovery rate of at most 5 %. */
public final class PatternMiner {
    private static final int FEWEST_FAILURES = 5;
    private static final int FEWEST_SPECS = 3;
    private static final double MOST_FALSE = 0.05;

    private final ProjectHistory history;

    public PatternMiner(ProjectHistory history) {
        this.history = history;
    }

    private record Finding(Trait trait, TwoByTwo table, double q) {}

    /** What a finding says of each spec that shares its trait. */
    private record Shared(Finding finding, Proportion failure, Evidence evidence) {}

    /** For each spec the surest trait it shares, if it failed with it itself; by spec. */
    public List<RiskPattern> patterns() {
        Map<SpecId, Shared> surest = new TreeMap<>();
        for (Finding finding : findings()) {
            Shared shared = shared(finding);
            finding.table().failingSpecs().forEach(spec -> surest.putIfAbsent(spec, shared));
        }
        List<RiskPattern> patterns = new ArrayList<>();
        surest.forEach((spec, shared) -> patterns.add(pattern(spec, shared)));
        return patterns;
    }

    private Shared shared(Finding finding) {
        Tally with = finding.table().with();
        return new Shared(
                finding, BetaRate.of(with, Prior.UNIFORM), new Evidence(with.n(), List.of(), figures(finding)));
    }

    private List<Finding> findings() {
        WeighedCells cells = new WeighedCells(history.cells());
        List<Trait> traits = new ArrayList<>();
        List<TwoByTwo> tables = new ArrayList<>();
        for (Trait trait : Trait.of(cells)) {
            TwoByTwo table = TwoByTwo.of(trait, cells);
            if (table.with().n() > 0 && table.without().n() > 0) {
                traits.add(trait);
                tables.add(table);
            }
        }
        double[] q =
                FalseDiscoveryRate.of(tables.stream().mapToDouble(TwoByTwo::p).toArray());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            findings.add(new Finding(traits.get(i), tables.get(i), q[i]));
        }
        return findings.stream()
                .filter(PatternMiner::holds)
                .sorted(Comparator.comparingDouble(Finding::q)
                        .thenComparing(finding -> finding.trait().words()))
                .toList();
    }

    private static boolean holds(Finding finding) {
        TwoByTwo table = finding.table();
        return finding.q() <= MOST_FALSE
                && table.with().hits() >= FEWEST_FAILURES
                && table.failingSpecs().size() >= FEWEST_SPECS
                && table.share() > table.elsewhere();
    }

    private static RiskPattern pattern(SpecId spec, Shared shared) {
        TwoByTwo table = shared.finding().table();
        return new RiskPattern(
                spec,
                shared.finding().trait().words(),
                table.specs().size(),
                shared.failure(),
                table.elsewhere(),
                table.lift(),
                shared.finding().q(),
                shared.evidence());
    }

    private List<Figure> figures(Finding finding) {
        String trait = finding.trait().condition();
        Tally with = finding.table().with();
        String failed = " AND kind <> 'success'";
        String share = "sum(CASE kind WHEN 'success' THEN 0 ELSE 1 END) * 1.0 / count(*)";
        return List.of(
                observed("runs with the trait", with.n(), "count(*)", trait),
                observed("failures with the trait", with.hits(), "count(*)", trait + failed),
                observed("specs with the trait", finding.table().specs().size(), "count(DISTINCT spec_id)", trait),
                observed("share failed with the trait", with.rate(), share, trait),
                observed(
                        "share failed without it",
                        finding.table().elsewhere(),
                        share,
                        "coalesce((" + trait + "), 0) = 0"),
                Figures.estimated(
                        "false discovery rate",
                        finding.q(),
                        "Benjamini-Hochberg q over all traits tried of Fisher's exact test, one-sided, on runs weighted by"
                                + " 1 / sqrt(runs of the spec)",
                        Map.of(
                                "weighted table",
                                Arrays.deepToString(finding.table().weighted()))));
    }

    private Figure observed(String name, double value, String expression, String condition) {
        return history.observed(name, value, history.select(expression, condition));
    }
}
