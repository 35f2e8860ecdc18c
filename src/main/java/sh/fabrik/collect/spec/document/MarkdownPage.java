package sh.fabrik.collect.spec.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.collect.FileContent;
import sh.fabrik.collect.spec.document.MarkdownText.Line;
import tools.jackson.databind.node.ObjectNode;

/** Reads a spec or a todo written as Markdown. */
final class MarkdownPage {
    private static final Pattern SPEC_TITLE = Pattern.compile("^(?:spec|prd)\\s*:\\s*(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BOX = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+\\[[ xX]]\\s+(.*)$");
    private static final Pattern ITEM = Pattern.compile("^(?:[-*+]|\\d+[.)])\\s+(.*)$");
    private static final Pattern NUMBERED =
            Pattern.compile("^\\d+[.)]\\s+(.*?)(?:\\s*\\[done])?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED_FILE = Pattern.compile("^\\d{2,}-.*");

    private MarkdownPage() {}

    /**
     * @throws sh.fabrik.collect.UnreadableContent when it is not UTF-8 or its front matter is broken
     * @throws NoSpec when it is some other text
     */
    static Page read(byte[] content, String name, String where) {
        MarkdownText text = MarkdownText.of(FileContent.decode(content, where));
        ObjectNode front = MarkdownHead.front(text, where);
        Map<String, String> head = MarkdownHead.lines(text);
        if (!isSpec(text, name, front, head)) {
            throw new NoSpec(
                    "it has no \"# Spec: …\", no status line, no acceptance criteria and no number in its name");
        }
        return new Page(
                value(front, "id"),
                value(front, "title").or(() -> text.title().map(MarkdownPage::bareTitle)),
                value(front, "type")
                        .or(() -> value(front, "spec_type"))
                        .or(() -> Optional.ofNullable(head.get("type"))),
                items(text, MarkdownPage::inGoals).toList(),
                new Page.Counts(
                        acceptance(text), (int) items(text, in("requirement")).count(), dependencies(front, head)),
                tasks(text, name),
                NormalMarkdown.content(text, front),
                MarkdownHead.configuration(front, head),
                text.lines().stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    private static boolean isSpec(MarkdownText text, String name, ObjectNode front, Map<String, String> head) {
        return front.has("id")
                || FileNames.isTodo(name)
                || NUMBERED_FILE.matcher(name).matches()
                || head.containsKey("status")
                || text.title()
                        .filter(title -> SPEC_TITLE.matcher(title).matches())
                        .isPresent()
                || text.lines().stream()
                        .anyMatch(line ->
                                line.isHeading() && in("acceptance criteria").test(inside(line)));
    }

    private static Line inside(Line heading) {
        return new Line("", 0, heading.title().toLowerCase(Locale.ROOT), false, heading.head());
    }

    private static String bareTitle(String heading) {
        Matcher matcher = SPEC_TITLE.matcher(heading);
        return matcher.matches() ? matcher.group(1) : heading;
    }

    private static Optional<List<String>> tasks(MarkdownText text, String name) {
        List<String> sections = FileNames.isTodo(name) || hasTaskSections(text) ? sections(text) : List.of();
        return Stream.of(sections, boxes(text, in("accept").negate()), boxes(text, in("accept")))
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    private static boolean hasTaskSections(MarkdownText text) {
        return text.lines().stream()
                .anyMatch(line -> line.level() == 3 && line.title().equalsIgnoreCase("task"));
    }

    private static List<String> sections(MarkdownText text) {
        return text.lines().stream()
                .filter(line -> line.level() == 2)
                .map(line -> NUMBERED.matcher(line.title()))
                .filter(Matcher::matches)
                .map(section -> Slug.of(section.group(1)))
                .toList();
    }

    private static List<String> boxes(MarkdownText text, Predicate<Line> where) {
        return texts(text, where, BOX).map(Slug::of).toList();
    }

    private static int acceptance(MarkdownText text) {
        int boxes = boxes(text, in("accept")).size();
        return boxes > 0 ? boxes : (int) items(text, in("accept")).count();
    }

    private static Stream<String> items(MarkdownText text, Predicate<Line> where) {
        return texts(text, where, ITEM);
    }

    private static Stream<String> texts(MarkdownText text, Predicate<Line> where, Pattern shape) {
        return text.lines().stream()
                .filter(line -> !line.fenced())
                .filter(where)
                .map(line -> shape.matcher(line.text()))
                .filter(Matcher::matches)
                .map(item -> item.group(1));
    }

    private static Predicate<Line> in(String heading) {
        return line -> line.section().contains(heading);
    }

    private static boolean inGoals(Line line) {
        return Arrays.stream(line.section().split("/")).anyMatch(heading -> heading.matches("[\\d. ]*goals"));
    }

    private static int dependencies(ObjectNode front, Map<String, String> head) {
        List<String> ids = new ArrayList<>();
        front.path("dependsOn").values().forEach(id -> ids.add(id.asString("")));
        front.path("depends_on").values().forEach(id -> ids.add(id.asString("")));
        Arrays.stream(head.getOrDefault("depends on", "").split("[,;`\\s]+")).forEach(ids::add);
        return (int) ids.stream()
                .filter(id -> !id.isBlank() && !id.equalsIgnoreCase("none"))
                .distinct()
                .count();
    }

    private static Optional<String> value(ObjectNode front, String key) {
        return front.path(key).isValueNode() && !front.path(key).isNull()
                ? Optional.of(front.path(key).asString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
