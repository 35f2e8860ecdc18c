package sh.fabrik.cli.context;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.price.PriceFiles;
import sh.fabrik.loop.FeedbackLoop;
import sh.fabrik.loop.settings.Keys;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.run.Sha256;
import sh.fabrik.run.price.ExchangeRate;
import sh.fabrik.run.price.PriceList;

/** Takes the shipped prices, and the user's on top, into use before anything is collected or judged. */
public final class Prices {
    private static final String FILE = "prices.yaml";

    private final Surroundings surroundings;
    private final PrintWriter err;

    /** @param err where wrong entries are named */
    public Prices(Surroundings surroundings, PrintWriter err) {
        this.surroundings = surroundings;
        this.err = err;
    }

    /** The prices in force, with what is configured on top, and what is wrong in their files. */
    public PriceFiles read() {
        return read(settings());
    }

    private PriceFiles read(Settings settings) {
        PriceFiles read = PriceFiles.read(files(settings));
        return new PriceFiles(read.list().with(configured(settings)), read.rejected());
    }

    private Settings settings() {
        return new Workplace(surroundings, Optional.empty(), Optional.empty()).settings();
    }

    private List<Path> files(Settings settings) {
        List<Path> files = new ArrayList<>(List.of(
                surroundings.home().resolve("prices").resolve(FILE),
                surroundings.configFolder().resolve(FILE)));
        settings.file(Keys.PRICES).ifPresent(files::add);
        return files;
    }

    private static PriceList configured(Settings settings) {
        return new PriceList(
                List.of(),
                List.of(),
                settings.get(Keys.NODE),
                settings.get(Keys.RATE).map(ExchangeRate::new));
    }

    /**
     * Names what is wrong in the files and hands the rest to the line; says when costs of the past changed. Files without a fault that
     * are as they were are not read again: that takes longer than most of what follows.
     */
    public void use(FeedbackLoop loop) {
        Settings settings = settings();
        Optional<String> sources = sources(settings);
        if (sources.filter(loop::pricesAreFrom).isPresent()) {
            return;
        }
        PriceFiles prices = read(settings);
        for (Found.Rejected wrong : prices.rejected()) {
            err.println("warning: " + wrong.where() + ": " + wrong.why());
        }
        int runs = loop.price(
                prices.list(), sources.filter(hash -> prices.rejected().isEmpty()));
        if (runs > 0) {
            err.println("The prices changed; the costs of " + runs + (runs == 1 ? " run were" : " runs were")
                    + " computed anew.");
        }
    }

    /** Also of the fabrik that reads them: another may make something else of the same text. */
    private Optional<String> sources(Settings settings) {
        return PriceFiles.hash(files(settings))
                .map(files -> Sha256.of(
                        sh.fabrik.rules.compile.Surroundings.mark(),
                        files,
                        settings.get(Keys.NODE).orElse(""),
                        settings.get(Keys.RATE).map(Object::toString).orElse("")));
    }
}
