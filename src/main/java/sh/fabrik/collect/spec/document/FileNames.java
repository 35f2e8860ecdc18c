package sh.fabrik.collect.spec.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the name of a file tells about its part: spec, todo, generated twin. */
public final class FileNames {
    /** The todo of a whole folder; its id tells whose. */
    public static final String SHARED_TODO = "todo.json";

    private static final List<String> ENDINGS =
            List.of(".todo.min.json", ".todo.json", ".min.json", ".json", ".todo.md", ".md");

    private static final Set<String> NO_SPECS =
            Set.of("schema", "schemas", "templates", "template", "node_modules", "target", "build", "dist", "vendor");

    private FileNames() {}

    /** Whether a spec or todo could be in it. */
    public static boolean isDocument(String name) {
        return ending(name).isPresent();
    }

    /** A generated copy without white space. */
    public static boolean isTwin(String name) {
        return lower(name).endsWith(".min.json");
    }

    public static boolean isMarkdown(String name) {
        return lower(name).endsWith(".md");
    }

    public static boolean isTodo(String name) {
        String lower = lower(name);
        return lower.equals(SHARED_TODO)
                || lower.equals("todo.md")
                || lower.endsWith(".todo.json")
                || lower.endsWith(".todo.md")
                || lower.endsWith(".todo.min.json");
    }

    /** The name without what its endings say: {@code api-impl} of {@code api-impl.todo.min.json}. */
    public static String base(String name) {
        return ending(name)
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .filter(base -> !base.isBlank())
                .orElse(name);
    }

    /** The full name of a twin's original: {@code x.json} of {@code x.min.json}. */
    public static String original(String twin) {
        return twin.substring(0, twin.length() - ".min.json".length()) + ".json";
    }

    /** Files that may hold the todo of a spec, the best first; the folder's shared one is not among them. */
    public static List<String> todosOf(String spec) {
        String base = base(spec);
        return isTwin(spec)
                ? List.of(base + ".todo.json", base + ".todo.min.json", base + ".todo.md")
                : List.of(base + ".todo.json", base + ".todo.md");
    }

    /** Files that may hold the spec of a todo, the best first. */
    public static List<String> specsOf(String todo) {
        String base = base(todo);
        return lower(todo).contains(".todo.") ? List.of(base + ".json", base + ".md") : List.of();
    }

    /** Whether a folder below a folder of specs holds something else. */
    public static boolean isOtherFolder(String name) {
        return name.startsWith(".") || NO_SPECS.contains(name);
    }

    private static Optional<String> ending(String name) {
        return ENDINGS.stream().filter(lower(name)::endsWith).findFirst();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
