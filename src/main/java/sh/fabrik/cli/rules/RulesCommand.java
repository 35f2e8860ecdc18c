package sh.fabrik.cli.rules;

import picocli.CommandLine.Command;

/** {@code fabrik rules}: the group of commands about the rules themselves. */
@Command(
        name = "rules",
        description = "List, check and test the rules; agree to a project's own.",
        subcommands = {RulesListCommand.class, RulesCheckCommand.class, RulesTestCommand.class, RulesTrustCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  fabrik rules list                     what each rule says, with its thresholds",
            "  fabrik rules test --run memory        play the scenarios whose file or name contains \"memory\""
        })
public final class RulesCommand {}
