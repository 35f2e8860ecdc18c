package sh.fabrik.cli.doctor;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.Prices;
import sh.fabrik.collect.price.PriceFiles;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.run.Model;
import sh.fabrik.store.Database;
import sh.fabrik.store.PriceStore;

/** Whether the price files are right, and which models have no price. */
final class PriceCheck implements Check {
    @Override
    public List<Finding> look(Patient patient) {
        Desk desk = patient.desk();
        PriceFiles files = new Prices(desk.surroundings(), desk.err()).read();
        List<Finding> findings = new ArrayList<>();
        files.rejected()
                .forEach(wrong -> findings.add(Finding.warn(
                        "prices", wrong.where() + ": " + wrong.why(), "Correct the entry (docs/prices.md).")));
        patient.settings()
                .file(Keys.PRICES)
                .filter(file -> !Files.isReadable(file))
                .ifPresent(file -> findings.add(Finding.fail(
                        "prices", file + " is not there or may not be read.", "Correct prices.file, or mount it.")));
        patient.history().ifPresent(history -> findings.addAll(unpriced(desk, history)));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    "prices", files.list().models().size() + " models have prices, and no run needs another."));
        }
        return findings;
    }

    private static List<Finding> unpriced(Desk desk, Database history) {
        return new PriceStore(history, desk.surroundings().clock())
                .unpriced(Optional.of(desk.workplace().project())).stream()
                        .map(missing -> Finding.warn(
                                "prices",
                                "The cost of " + missing.runs() + (missing.runs() == 1 ? " run" : " runs")
                                        + " is unknown: "
                                        + missing.model()
                                                .map(Model::name)
                                                .map(name -> "there is no price for " + name)
                                                .orElse("their model is unknown")
                                        + ".",
                                missing.model().isPresent()
                                        ? "Give it one in "
                                                + desk.surroundings()
                                                        .configFolder()
                                                        .resolve("prices.yaml") + "."
                                        : "Let runs carry the annotation fabrik.sh/model."))
                        .toList();
    }
}
