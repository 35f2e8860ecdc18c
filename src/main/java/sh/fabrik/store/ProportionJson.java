package sh.fabrik.store;

import java.util.Optional;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Proportion;
import sh.fabrik.store.fact.Millionths;
import tools.jackson.databind.util.StdConverter;

/**
 * A proportion as it is kept: of a Beta distribution the two parameters, of any other the {@link Millionths}, as analyses before 2026-11-28
 * kept them of every one.
 */
record ProportionJson(
        int n,
        int hits,
        double value,
        double low,
        double high,
        Optional<Double> alpha,
        Optional<Double> beta,
        Optional<Integer> from,
        Optional<int[]> cumulative) {

    static final class Kept extends StdConverter<Proportion, ProportionJson> {
        @Override
        public ProportionJson convert(Proportion share) {
            Optional<Distribution.Beta> beta =
                    share.distribution() instanceof Distribution.Beta known ? Optional.of(known) : Optional.empty();
            Optional<Millionths> between = share.distribution() instanceof Distribution.Table table
                    ? Optional.of(Millionths.of(table))
                    : Optional.empty();
            return new ProportionJson(
                    share.n(),
                    share.hits(),
                    share.value(),
                    share.low(),
                    share.high(),
                    beta.map(Distribution.Beta::alpha),
                    beta.map(Distribution.Beta::beta),
                    between.map(Millionths::from),
                    between.map(Millionths::parts));
        }
    }

    static final class Unfolded extends StdConverter<ProportionJson, Proportion> {
        @Override
        public Proportion convert(ProportionJson kept) {
            return new Proportion(kept.n, kept.hits, kept.value, kept.low, kept.high, kept.distribution());
        }
    }

    private Distribution distribution() {
        return alpha.isPresent()
                ? new Distribution.Beta(alpha.get(), beta.orElseThrow())
                : new Millionths(from.orElseThrow(), cumulative.orElseThrow()).table();
    }
}
