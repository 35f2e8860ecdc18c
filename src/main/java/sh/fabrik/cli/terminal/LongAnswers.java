package sh.fabrik.cli.terminal;

import java.util.List;
import java.util.Set;

/** Which command lines may answer with more than a screen, and so through a pager. */
public final class LongAnswers {
    private static final Set<String> COMMANDS = Set.of("suggest", "analytics", "rules", "help", "config", "man");

    private LongAnswers() {}

    /** Commands that go on talking while they work never do; {@code --no-pager} forbids it. */
    public static boolean mayCome(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("--no-pager")) {
            return false;
        }
        boolean help = words.contains("--help") || words.contains("-h");
        return help
                || words.stream()
                        .filter(word -> !word.startsWith("-"))
                        .findFirst()
                        .filter(COMMANDS::contains)
                        .isPresent();
    }
}
