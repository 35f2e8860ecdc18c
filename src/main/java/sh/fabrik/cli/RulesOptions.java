package sh.fabrik.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rules a {@code rules} command looks at. */
final class RulesOptions {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Only the rules of this folder (else FABRIK_RULES, else all layers).")
    @Nullable
    Path rules;
}
