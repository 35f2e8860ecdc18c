package sh.fabrik.cli.rules;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules a {@code rules} command looks at. */
final class RulesOptions {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Only the rules of this folder (else FABRIK_RULES, else all layers).")
    @Nullable
    Path rules;

    Optional<Path> folder() {
        return Optional.ofNullable(rules);
    }
}
