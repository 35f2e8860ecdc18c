package sh.fabrik.facts;

import sh.fabrik.run.SpecId;

/**
 * A trait that this spec shares with others which fail more than the rest: a type, a complexity, a type with a model.
 *
 * @param spec a spec that has the trait
 * @param trait in words: {@code specs of type migration with more than 7 tasks}
 * @param specs distinct specs with the trait
 * @param failure share of judged runs with the trait that failed
 * @param elsewhere the same among runs without it
 * @param lift failure share over the share among all runs
 * @param falseDiscoveryRate Benjamini-Hochberg q of Fisher's exact test, 0 to 1
 */
public record RiskPattern(
        SpecId spec,
        String trait,
        int specs,
        Proportion failure,
        double elsewhere,
        double lift,
        double falseDiscoveryRate,
        Evidence evidence)
        implements SpecFact {}
