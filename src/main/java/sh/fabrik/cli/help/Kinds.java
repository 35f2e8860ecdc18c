package sh.fabrik.cli.help;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;

/** What the values of an option or argument are, so that a shell can complete them. */
final class Kinds {
    /** Values that only the history, the rules or the worlds know: {@code fabrik complete KIND} lists them. */
    static final List<String> ASKED = List.of("specs", "suggestions", "rules", "projects", "worlds", "task-types");

    private static final Map<String, String> BY_LABEL =
            Map.of("SPEC", "specs", "WORLD", "worlds", "RULE", "rules", "TASK", "task-types", "PROJECT", "projects");

    private static final Map<String, List<String>> WORDS = Map.of(
            "SHELL", List.of("bash", "zsh", "fish"),
            "--type", List.of("resource", "model", "spec_rewrite", "warning"),
            "advise --format", List.of("text", "json", "env", "patch"),
            "analytics report --format", List.of("markdown"),
            "--color", List.of("auto", "always", "never"),
            "--until", List.of("latest", "now"),
            "--as-of", List.of("latest", "now"),
            "--last", List.of("7d", "30d", "90d"),
            "--since", List.of("7d", "30d", "90d"));

    private static final Map<String, String> BY_NAME = Map.of(
            "--spec", "specs",
            "--project", "projects",
            "-p", "projects",
            "--world", "worlds",
            "--task-type", "task-types");

    private Kinds() {}

    /** The kind to ask fabrik for; empty when its values are words, files, or anything. */
    static Optional<String> asked(ArgSpec argument, String command, String name) {
        if (command.startsWith("suggest ") && argument.paramLabel().equals("ID") && !argument.isOption()) {
            return Optional.of("suggestions");
        }
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> Optional.ofNullable(BY_LABEL.get(argument.paramLabel())));
    }

    /** The words that may stand there; empty when there is no such list. */
    static List<String> words(ArgSpec argument, String command, String name) {
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList();
        }
        return Optional.ofNullable(WORDS.get(command + " " + name))
                .or(() -> Optional.ofNullable(WORDS.get(name)))
                .orElse(List.of());
    }

    /** Whether a file or folder is meant. */
    static boolean isFile(ArgSpec argument) {
        return List.of("FILE", "DIR", "PATH", "FOLDER").contains(argument.paramLabel());
    }
}
