package sh.fabrik.channel.terminal;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sh.fabrik.suggest.Priority;
import sh.fabrik.suggest.StoredSuggestion;
import sh.fabrik.suggest.Suggestion;

/** Pending suggestions as people read them: a box on a terminal, tab-separated lines for other programs. */
public final class SuggestionList {
    private final PrintWriter out;
    private final Screen screen;

    public SuggestionList(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** Shows all of them; on a terminal at most {@code limit}, with a word about the rest. */
    public void show(List<StoredSuggestion> suggestions, int limit) {
        if (screen.terminal()) {
            showBox(suggestions, limit);
        } else {
            suggestions.forEach(stored -> out.println(plain(stored.suggestion())));
        }
    }

    private void showBox(List<StoredSuggestion> suggestions, int limit) {
        Box box = new Box(out, screen);
        box.open("Suggestions (" + suggestions.size() + ")");
        box.line("");
        int more = suggestions.size() - limit;
        if (more > 0) {
            Wrapped.lines(counts(suggestions), box.textWidth()).forEach(box::line);
            box.line("");
        }
        int number = 1;
        for (StoredSuggestion stored : suggestions.subList(0, Math.min(limit, suggestions.size()))) {
            item(box, number++, stored.suggestion());
            box.line("");
        }
        if (more > 0) {
            Wrapped.lines(
                            "and " + more + " more, less urgent: fabrik suggest --all, or --type, --spec, --limit N.",
                            box.textWidth())
                    .forEach(box::line);
            box.line("");
        }
        box.close();
    }

    /** {@code 12 resource (3 HIGH, 9 LOW), 4 model (4 MED)}. */
    private static String counts(List<StoredSuggestion> suggestions) {
        Map<String, Map<Priority, Long>> counts = suggestions.stream()
                .map(StoredSuggestion::suggestion)
                .collect(groupingBy(
                        suggestion -> suggestion.type().word(),
                        TreeMap::new,
                        groupingBy(Suggestion::priority, TreeMap::new, counting())));
        return counts.entrySet().stream()
                .map(type -> type.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + " " + type.getKey() + " ("
                        + type.getValue().entrySet().stream()
                                .map(priority -> priority.getValue() + " " + priority.getKey())
                                .collect(joining(", "))
                        + ")")
                .collect(joining(", "));
    }

    private void item(Box box, int number, Suggestion suggestion) {
        String indent = "   ";
        String tag = "[" + suggestion.priority() + "]";
        List<String> heading =
                Wrapped.lines(tag + " " + suggestion.spec() + " - " + suggestion.title(), box.textWidth() - 3);
        for (int i = 0; i < heading.size(); i++) {
            String lead = i == 0 ? pad(number + ".", indent.length()) : indent;
            String text = heading.get(i);
            String sent =
                    i == 0 ? text.replace(tag, Style.of(suggestion.priority()).paint(tag, screen)) : text;
            box.styled(lead + text, lead + sent);
        }
        box.line(indent + confidence(suggestion));
        Wrapped.lines(suggestion.reasoning(), box.textWidth() - 3).forEach(line -> box.line(indent + line));
        String actions = "fabrik suggest show|apply|ignore " + suggestion.id();
        box.styled(indent + actions, indent + Style.DIM.paint(actions, screen));
    }

    private static String confidence(Suggestion suggestion) {
        int runs = suggestion.dataPoints();
        return "Confidence: " + Confidence.words(suggestion.confidence()) + " (" + runs + (runs == 1 ? " run" : " runs")
                + ")";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String plain(Suggestion suggestion) {
        return String.join(
                "\t",
                suggestion.id(),
                suggestion.priority().name(),
                suggestion.type().word(),
                suggestion.spec().project(),
                suggestion.spec().id(),
                suggestion.title(),
                Confidence.words(suggestion.confidence()),
                Integer.toString(suggestion.dataPoints()),
                suggestion.reasoning());
    }
}
