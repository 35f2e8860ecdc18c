package sh.fabrik.collect.kubernetes.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the objects out of what kubectl wraps around them: lists, bare arrays, events of a watch. */
final class ObjectLister {
    private static final String LIST = "List";

    private final String where;
    private final List<Found.Rejected> rejected;
    private final List<KubeObject> objects = new ArrayList<>();

    /** What could not be used, by the sentence that says why: a long list of strangers makes one sentence. */
    private final Map<String, List<String>> unusable = new LinkedHashMap<>();

    ObjectLister(String where, List<Found.Rejected> rejected) {
        this.where = where;
        this.rejected = rejected;
    }

    List<KubeObject> list(List<JsonNode> documents) {
        documents.forEach(document -> add(document, Optional.empty(), Optional.empty(), false));
        unusable.forEach((why, what) -> rejected.add(new Found.Rejected(named(what), where, why)));
        return List.copyOf(objects);
    }

    private void add(JsonNode node, Optional<String> listKind, Optional<String> listGroup, boolean gone) {
        if (node.isArray()) {
            node.forEach(element -> add(element, listKind, listGroup, gone));
        } else if (!(node instanceof ObjectNode object)) {
            reject("value", "It is no Kubernetes object; give what \"kubectl get jobs,pods -o json\" prints.");
        } else if (isWatchEvent(object)) {
            add(
                    object.path("object"),
                    listKind,
                    listGroup,
                    "DELETED".equals(object.path("type").asString("")));
        } else {
            addObject(
                    object,
                    text(object, "kind").or(() -> listKind),
                    group(object).or(() -> listGroup),
                    gone);
        }
    }

    private void addObject(ObjectNode object, Optional<String> kind, Optional<String> group, boolean gone) {
        if (kind.isEmpty()) {
            reject(
                    "object",
                    object.has("run_id")
                            ? "It has no kind and looks like the list of \"fabrik runs\"; give what \"kubectl get jobs,pods -o json\" prints."
                            : "It has no kind, so it is no Kubernetes object; give what \"kubectl get jobs,pods -o json\" prints.");
        } else if (kind.get().endsWith(LIST)) {
            addList(object, kind.get(), group);
        } else {
            objects.add(new KubeObject(object, kind.get(), group, where, gone));
        }
    }

    /** The items of a typed list do not repeat their kind. */
    private void addList(ObjectNode list, String kind, Optional<String> group) {
        JsonNode items = list.path("items");
        if (!items.isArray()) {
            reject("list", "It is a " + kind + " without an array of items; ask kubectl for it again.");
            return;
        }
        Optional<String> itemKind =
                kind.equals(LIST) ? Optional.empty() : Optional.of(kind.substring(0, kind.length() - LIST.length()));
        Stream.iterate(0, i -> i < items.size(), i -> i + 1)
                .forEach(i -> add(items.get(i), itemKind, itemKind.flatMap(k -> group), false));
    }

    private static boolean isWatchEvent(ObjectNode object) {
        return !object.has("kind")
                && object.path("type").isString()
                && object.path("object").isObject();
    }

    private static Optional<String> group(ObjectNode object) {
        return text(object, "apiVersion").map(v -> v.contains("/") ? v.substring(0, v.indexOf('/')) : "");
    }

    private static Optional<String> text(ObjectNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private void reject(String what, String why) {
        unusable.computeIfAbsent(why, w -> new ArrayList<>()).add(what);
    }

    private static String named(List<String> what) {
        return what.size() == 1 ? what.get(0) : what.size() + " " + what.get(0) + "s";
    }
}
