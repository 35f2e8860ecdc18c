package sh.fabrik.collect.spec.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.collect.JsonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a spec or a todo written as JSON: the schema's shape, and the one with tasks inside the spec. */
final class JsonPage {
    /** Keys at the top of a file that advice and upkeep change without changing the work. */
    static final Set<String> UPKEEP = Set.of("_learned", "lastUpdated", "status", "version");

    static final Set<String> CONFIGURATION = Set.of("model", "resources");

    private static final Set<String> MARKS =
            Set.of("title", "goals", "req", "requirements", "accept", "tasks", "resources", "model", "_learned");
    private static final Set<String> STRONG_MARKS = Set.of("goals", "accept", "tasks");

    private JsonPage() {}

    /**
     * @throws sh.fabrik.collect.UnreadableContent when it is broken
     * @throws NoSpec when it is something else
     */
    static Page read(byte[] content, String name, String where) {
        JsonNode node = JsonText.parse(content, where);
        if (!(node instanceof ObjectNode page)) {
            throw new NoSpec("it holds " + (node.isArray() ? "a list" : "a single value") + " and no JSON object");
        }
        if (!FileNames.isTodo(name)) {
            refuseOthers(page);
        }
        return new Page(
                text(page, "id"),
                text(page, "title").or(() -> text(page, "name")),
                type(page),
                texts(page.path("goals")),
                new Page.Counts(
                        acceptance(page),
                        requirements(page),
                        texts(page.path("dependsOn")).size()),
                tasks(page.path("tasks")),
                page.deepCopy().remove(UPKEEP).remove(CONFIGURATION),
                page.deepCopy().retain(CONFIGURATION),
                words(page).collect(Collectors.joining("\n")));
    }

    private static void refuseOthers(ObjectNode page) {
        if (page.has("properties") || page.has("$defs")) {
            throw new NoSpec("it is a JSON schema");
        }
        if (page.has("taskId")) {
            throw new NoSpec("it is the report of a task");
        }
        Set<String> looksFor = text(page, "id").isPresent() ? MARKS : STRONG_MARKS;
        if (looksFor.stream().noneMatch(page::has)) {
            throw new NoSpec("it has no id with a title, goals, req, accept or tasks");
        }
    }

    private static Optional<String> type(ObjectNode page) {
        return Stream.of("type", "spec_type", "specType")
                .flatMap(key -> text(page, key).stream())
                .findFirst()
                .or(() -> text(page.path("labels"), "fabrik.sh/spec-type"))
                .or(() -> text(page.path("metadata").path("labels"), "fabrik.sh/spec-type"));
    }

    private static int acceptance(ObjectNode page) {
        return Stream.of("accept", "acceptance", "acceptanceCriteria")
                .filter(page::has)
                .findFirst()
                .map(key -> texts(page.path(key)).size())
                .orElse(0);
    }

    private static int requirements(ObjectNode page) {
        JsonNode all = page.has("req") ? page.path("req") : page.path("requirements");
        return all.isObject()
                ? all.values().stream().mapToInt(part -> texts(part).size()).sum()
                : texts(all).size();
    }

    private static Optional<List<String>> tasks(JsonNode tasks) {
        return tasks.isArray()
                ? Optional.of(tasks.values().stream().map(JsonPage::taskId).toList())
                : Optional.empty();
    }

    private static String taskId(JsonNode task) {
        return text(task, "id")
                .orElseGet(() -> Slug.of(Stream.of("title", "name", "do")
                        .flatMap(key -> text(task, key).stream())
                        .findFirst()
                        .orElseGet(() -> words(task).findFirst().orElse("task"))));
    }

    private static Optional<String> text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray()
                ? node.values().stream()
                        .map(item -> words(item).collect(Collectors.joining(" ")))
                        .toList()
                : words(node).toList();
    }

    private static Stream<String> words(JsonNode node) {
        return node.isContainer() ? node.values().stream().flatMap(JsonPage::words) : node.stringValueOpt().stream();
    }
}
