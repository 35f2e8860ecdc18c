package sh.fabrik.channel.terminal;

import java.io.PrintWriter;
import java.util.Optional;
import sh.fabrik.suggest.Decision;

/** All that stands behind one advice, so that nobody has to believe it. */
public final class DecisionDetails {
    private final PrintWriter out;
    private final Screen screen;

    public DecisionDetails(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    public void show(DecisionStory story) {
        out.println(Style.BOLD.paint(story.decision(), screen) + "  advice for " + story.spec() + " (project "
                + story.project() + ")  " + story.decidedAt());
        section("Asked");
        asked("model", story.request().model(), story);
        asked("memory", story.request().memory(), story);
        asked("cpu", story.request().cpu(), story);
        text("spec fingerprint " + story.request().specFingerprint().orElse("unknown"));
        section("Answered");
        story.settings().forEach(this::answered);
        section("Rules");
        story.rules().forEach(this::rule);
        text("analysis " + story.analysis() + ", advice rules "
                + story.rulesHash().substring(0, 12));
    }

    private void asked(String name, Optional<String> value, DecisionStory story) {
        String pinned = story.request().pinned().contains(name) ? " (given on the command line)" : "";
        text(padded(name) + value.orElse("-") + pinned);
    }

    private void answered(Decision.Choice choice) {
        String name = DecisionJson.name(choice.setting());
        text(padded(name) + choice.value().orElse("-") + "  "
                + choice.rule().map(rule -> "rule " + rule).orElse("kept") + ": " + choice.reason());
        choice.bounds().forEach(bound -> text(padded("") + bound));
    }

    private void rule(SuggestionStory.RuleCard card) {
        text(card.name() + ", " + card.file() + ":" + card.line() + ", version " + card.version());
        text("  " + card.says());
        card.thresholds()
                .forEach(threshold ->
                        text("  " + threshold.name() + " = " + threshold.value() + "  " + threshold.meaning()));
    }

    private void section(String title) {
        out.println();
        out.println(Style.BOLD.paint(title, screen));
    }

    private void text(String line) {
        out.println("  " + line);
    }

    private static String padded(String name) {
        return name + " ".repeat(8 - name.length());
    }
}
