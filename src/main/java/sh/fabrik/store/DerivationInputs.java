package sh.fabrik.store;

import java.util.Optional;
import java.util.Set;
import sh.fabrik.run.price.PriceBook;
import sh.fabrik.run.price.PriceList;

/** What runs follow from besides their parts, as it stands in the database. */
record DerivationInputs(SpecLinks specs, PriceList prices) {

    /** For runs of any project. */
    static DerivationInputs load(Database database) {
        return new DerivationInputs(SpecLinks.load(database.sql()), new PriceTable(database).list());
    }

    /** @param projects of the runs */
    static DerivationInputs load(Database database, Set<String> projects) {
        return new DerivationInputs(SpecLinks.load(database.sql(), projects), new PriceTable(database).list());
    }

    /** Whether the database still says the same. */
    boolean isCurrent(Database database) {
        return equals(load(database));
    }

    Rows rows(long now) {
        return new Rows(specs, new Pricing(PriceBook.of(prices)), now);
    }

    /** Makes rows of runs. */
    record Rows(SpecLinks specs, Pricing pricing, long now) {
        RunRow of(String id, MergedRun unpriced) {
            MergedRun run = pricing.price(unpriced);
            Optional<String> spec = specs.specId(run.project(), run.configuration());
            return new RunRow(id, run, spec, specs.fingerprint(run.project(), spec, run), now);
        }
    }
}
