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
        Settings settings = new Workplace(surroundings, Optional.empty(), Optional.empty()).settings();
        List<Path> files = new ArrayList<>(List.of(
                surroundings.home().resolve("prices").resolve(FILE),
                surroundings.configFolder().resolve(FILE)));
        settings.file(Keys.PRICES).ifPresent(files::add);
        PriceFiles read = PriceFiles.read(files);
        return new PriceFiles(read.list().with(configured(settings)), read.rejected());
    }

    private static PriceList configured(Settings settings) {
        return new PriceList(
                List.of(),
                List.of(),
                settings.get(Keys.NODE),
                settings.get(Keys.RATE).map(ExchangeRate::new));
    }

    /** Names what is wrong in the files and hands the rest to the line; says when costs of the past changed. */
    public void use(FeedbackLoop loop) {
        PriceFiles files = read();
        for (Found.Rejected wrong : files.rejected()) {
            err.println("warning: " + wrong.where() + ": " + wrong.why());
        }
        int runs = loop.price(files.list());
        if (runs > 0) {
            err.println("The prices changed; the costs of " + runs + (runs == 1 ? " run were" : " runs were")
                    + " computed anew.");
        }
    }
}
