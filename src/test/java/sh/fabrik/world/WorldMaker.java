package sh.fabrik.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the input of the recorded worlds into {@code fixtures/}; run it after changing a story, then accept the new
 * expectations with {@code mvn test -Dtest=WorldTest -Dfabrik.accept}. The same code writes the same bytes.
 */
final class WorldMaker {
    private static final String PROJECT = "shop";
    private static final String STRONG = "claude-opus-4-1";
    private static final String USUAL = "claude-sonnet-4-5";
    private static final String SMALL = "claude-haiku-4-5";

    private final Path fixtures;

    private WorldMaker(Path fixtures) {
        this.fixtures = fixtures;
    }

    public static void main(String[] arguments) throws IOException {
        WorldMaker maker = new WorldMaker(Path.of(arguments.length > 0 ? arguments[0] : "fixtures"));
        maker.threeSuggestions();
        maker.killedAt2Gi();
        maker.strongerModelWins();
        maker.cheaperModelIsAsGood();
        maker.everythingQuiet();
        maker.halfOfTheDataMissing();
        maker.oneSpecRegressed();
        maker.throttledAndDear();
    }

    private void threeSuggestions() throws IOException {
        List<Story> stories = new ArrayList<>(quiet(List.of("search", "checkout", "login", "cart", "emails")));
        Story memory = killed();
        stories.add(memory);
        Story migration = new Story("db-migration", "migration", 22)
                .tasks(12, 1500)
                .limit("2Gi", 1400)
                .errors("test_fail", "compile_error", "output_schema");
        migration
                .model(STRONG, 0.9)
                .runs(40, 28, 2, "sssssssssssssssssssf")
                .model(USUAL, 0.45)
                .runs(40, 28.5, 1, "ssfssfsssfssfsssfssfssssfssfsfsfssfssfss");
        stories.add(migration);
        stories.add(new Story("fix-bug", "bugfix", 23)
                .tasks(4, 700)
                .errors("test_fail", "compile_error", "output_schema", "lint")
                .runs(40, 29, 1, "fsfsfsfsffsfsfsfsfsf"));
        write(
                "three-suggestions",
                "Three specs that history could have helped",
                "A shop's agents ran eight specs in February. api-impl is killed for memory three times out of four; db-migration\n"
                        + "fares better with the stronger model; fix-bug fails whoever works on it. The other five are fine.",
                stories,
                List.of(memory));
    }

    private static Story killed() {
        return new Story("api-impl", "impl", 21)
                .limit("2Gi", 1850)
                .spread(0.12)
                .tasks(6, 900)
                .runs(47, 27, 1, "kkskkkskkkskkkks");
    }

    private void killedAt2Gi() throws IOException {
        Story memory = killed();
        write(
                "killed-at-2gi",
                "Killed at 2Gi",
                "Three of four runs of api-impl reach their memory limit and are killed. The jobs and pods say so; the peaks of the\n"
                        + "others come from a CSV of the same runs.",
                List.of(memory, quiet(List.of("search")).get(0)),
                List.of(memory));
    }

    private void strongerModelWins() throws IOException {
        Story story = new Story("db-migration", "migration", 31)
                .tasks(12, 1500)
                .limit("2Gi", 1400)
                .errors("test_fail", "compile_error", "output_schema");
        story.model(STRONG, 0.9)
                .runs(24, 28, 2, "ssssssssssssssssssssssfs")
                .model(USUAL, 0.45)
                .runs(26, 28.5, 1, "sfssfsfsfs");
        write(
                "stronger-model-wins",
                "A stronger model wins",
                "db-migration was run with two models side by side. The one its spec names fails far more often.",
                List.of(story, quiet(List.of("search")).get(0)),
                List.of());
    }

    private void cheaperModelIsAsGood() throws IOException {
        Story story = new Story("changelog", "docs", 41).tasks(3, 400);
        story.model(SMALL, 0.05).runs(280, 20, 1, "s").model(STRONG, 0.9).runs(280, 20.5, 0.5, "s".repeat(69) + "f");
        write(
                "cheaper-model-as-good",
                "A cheaper model is as good",
                "changelog succeeds nearly always, with a small model as with the expensive one that its spec names.",
                List.of(story, quiet(List.of("search")).get(0)),
                List.of());
    }

    private void everythingQuiet() throws IOException {
        write(
                "everything-quiet",
                "Everything quiet",
                "Four specs, good rates, memory well under its limit, one cancelled and one evicted run. There is nothing to say.",
                quiet(List.of("search", "checkout", "login", "cart")),
                List.of());
    }

    private void halfOfTheDataMissing() throws IOException {
        Story story = new Story("api-impl", "impl", 61)
                .limit("2Gi", 1850)
                .spread(0.12)
                .tasks(6, 900)
                .halfMissing()
                .runs(40, 27, 1, "kskkskks");
        write(
                "half-missing",
                "Half of the data missing",
                "Every second run of api-impl has neither a model nor a cost nor a memory reading. The kills still speak.",
                List.of(story, quiet(List.of("search")).get(0)),
                List.of());
    }

    private void oneSpecRegressed() throws IOException {
        Story story = new Story("invoice", "impl", 71)
                .errors("test_fail", "compile_error", "output_schema", "lint")
                .fingerprint("1".repeat(64))
                .runs(30, 29, 10, "sssssssssf");
        story.fingerprint("2".repeat(64)).runs(20, 9, 0.5, "fsffsf");
        write(
                "regressed-after-edit",
                "One spec regressed after an edit",
                "invoice succeeded nine times out of ten until its text was edited nine days ago. Model and limits stayed.",
                List.of(story, quiet(List.of("search")).get(0)),
                List.of());
    }

    private void throttledAndDear() throws IOException {
        Path folder = fixtures.resolve("throttled-and-dear");
        Written.write(
                folder.resolve("runs.csv"),
                new MeasuredRuns()
                        .throttled("build", 40)
                        .idle("report", 45)
                        .dearOnce("search", 40)
                        .csv());
        Written.write(
                folder.resolve("world.yaml"),
                "title: Held back by CPU, and one run that cost a fortune\nproject: " + PROJECT + "\nas-of: "
                        + Story.AS_OF
                        + "\nstory: |\n  build is throttled on its one core and takes longer for it; report has two cores reserved and uses a third of\n"
                        + "  one; and one run of search cost twelve times the usual. Nobody stated a cost: it follows from tokens and the price list.\n"
                        + "steps:\n  - collect csv runs.csv\n");
    }

    private static List<Story> quiet(List<String> specs) {
        List<Story> stories = new ArrayList<>();
        for (String spec : specs) {
            stories.add(new Story(spec, "impl", 100 + spec.length())
                    .tasks(5, 500)
                    .runs(28, 29, 1, "ssssssssscssssssfssssssssess"));
        }
        return stories;
    }

    private void write(String name, String title, String story, List<Story> stories, List<Story> inCluster)
            throws IOException {
        Path folder = fixtures.resolve(name);
        List<Recorded> runs = new ArrayList<>();
        for (Story each : stories) {
            Written.spec(folder.resolve("specs"), each);
            runs.addAll(each.runs());
        }
        Written.csv(folder.resolve("runs.csv"), runs);
        String steps = "  - collect specs specs\n  - collect csv runs.csv\n";
        if (!inCluster.isEmpty()) {
            List<Recorded> jobs =
                    inCluster.stream().flatMap(each -> each.runs().stream()).toList();
            Written.cluster(folder.resolve("cluster.json"), PROJECT, jobs);
            steps += "  - collect kubernetes --file cluster.json\n";
        }
        Written.write(
                folder.resolve("world.yaml"),
                "title: " + title + "\nproject: " + PROJECT + "\nas-of: " + Story.AS_OF + "\nstory: |\n  "
                        + story.replace("\n", "\n  ") + "\nsteps:\n" + steps);
    }
}
