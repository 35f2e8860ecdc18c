package sh.fabrik.channel.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Figure;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/** All that stands behind one suggestion, so that nobody has to believe it. */
public final class SuggestionDetails {
    private static final int RUNS_SHOWN = 40;

    private final PrintWriter out;
    private final Screen screen;

    public SuggestionDetails(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    public void show(SuggestionStory story) {
        Suggestion suggestion = story.stored().suggestion();
        heading(story.stored());
        section("Why");
        text(suggestion.reasoning());
        rule(story, suggestion);
        section("Numbers");
        figures(suggestion.evidence().figures());
        runs(suggestion.evidence().runs());
        facts(story.facts());
        section("Next");
        text("apply:  fabrik suggest apply " + suggestion.id());
        text("ignore: fabrik suggest ignore " + suggestion.id() + " --reason \"…\"");
    }

    private void heading(StoredSuggestion stored) {
        Suggestion suggestion = stored.suggestion();
        String tag = "[" + suggestion.priority() + "]";
        out.println(suggestion.id() + "  " + Style.of(suggestion.priority()).paint(tag, screen) + " "
                + suggestion.type().word() + "  " + suggestion.spec() + " (project "
                + suggestion.spec().project() + ")  " + stored.status().word());
        out.println(Style.BOLD.paint(suggestion.title(), screen));
        text(suggestion.current().orElse("unknown") + " -> " + suggestion.suggested());
        text("confidence " + Confidence.words(suggestion.confidence()) + " from " + suggestion.dataPoints() + " runs");
        stored.statusReason().ifPresent(reason -> text(stored.status().word() + ": " + reason));
    }

    private void rule(SuggestionStory story, Suggestion suggestion) {
        section("Rule");
        if (story.rule().isEmpty()) {
            text(suggestion.rule() + ", version " + suggestion.ruleVersion() + "; it is not among the rules any more");
            return;
        }
        SuggestionStory.RuleCard card = story.rule().get();
        text(card.name() + ", " + card.file() + ":" + card.line() + ", version " + suggestion.ruleVersion());
        if (!card.version().equals(suggestion.ruleVersion())) {
            text("The file has changed since (now " + card.version() + "); \"fabrik analyze\" judges anew.");
        }
        text("Says    " + card.says());
        text("Because " + card.because());
        int width = card.thresholds().stream()
                .mapToInt(t -> t.name().length())
                .max()
                .orElse(0);
        card.thresholds()
                .forEach(threshold -> out.println("    " + threshold.name()
                        + " ".repeat(width - threshold.name().length() + 2) + threshold.value() + "  "
                        + threshold.meaning()));
    }

    /** Neighbours with one formula and the same inputs are told together. */
    private void figures(List<Figure> figures) {
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            out.println("  " + Style.BOLD.paint(figure.name(), screen) + " " + FigureValue.words(figure));
            if (i + 1 == figures.size() || !sameOrigin(figure, figures.get(i + 1))) {
                origin(figure);
            }
        }
    }

    private static boolean sameOrigin(Figure one, Figure next) {
        return one instanceof Figure.Estimated first
                && next instanceof Figure.Estimated second
                && first.formula().equals(second.formula())
                && first.inputs().equals(second.inputs())
                && first.seed().equals(second.seed());
    }

    private void origin(Figure figure) {
        if (figure instanceof Figure.Observed observed) {
            out.println("    " + observed.sql().strip().replaceAll("\\s+", " ") + ";");
        } else if (figure instanceof Figure.Estimated estimated) {
            out.println("    estimated: " + estimated.formula());
            out.println("    from " + inputs(estimated.inputs())
                    + estimated.seed().map(seed -> ", seed " + seed).orElse(""));
        }
    }

    private static String inputs(Map<String, String> inputs) {
        return inputs.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void runs(List<String> runs) {
        section("Runs (" + runs.size() + ", newest first)");
        runs.stream().limit(RUNS_SHOWN).forEach(this::text);
        if (runs.size() > RUNS_SHOWN) {
            text("… and " + (runs.size() - RUNS_SHOWN) + " more; the queries above find them all");
        }
    }

    private void facts(List<Fact> facts) {
        section("Facts the rule could see");
        facts.forEach(fact -> text(FactText.of(fact)));
    }

    private void section(String title) {
        out.println();
        out.println(Style.BOLD.paint(title, screen));
    }

    private void text(String line) {
        out.println("  " + line);
    }
}
