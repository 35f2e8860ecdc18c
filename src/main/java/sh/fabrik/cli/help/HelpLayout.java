package sh.fabrik.cli.help;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_AT_FILE_PARAMETER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help reads: what it is for, examples, then its own options, then those that all commands have. */
public final class HelpLayout {
    private static final List<String> SECTIONS = List.of(
            SECTION_KEY_DESCRIPTION,
            SECTION_KEY_FOOTER,
            "blank",
            SECTION_KEY_SYNOPSIS_HEADING,
            SECTION_KEY_SYNOPSIS,
            SECTION_KEY_COMMAND_LIST_HEADING,
            SECTION_KEY_COMMAND_LIST,
            SECTION_KEY_PARAMETER_LIST_HEADING,
            SECTION_KEY_AT_FILE_PARAMETER,
            SECTION_KEY_PARAMETER_LIST,
            SECTION_KEY_OPTION_LIST_HEADING,
            SECTION_KEY_OPTION_LIST,
            "everywhere");

    private HelpLayout() {}

    /** Lays out the help of a command and of all below it. */
    public static void apply(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.sortOptions(false)
                .sortSynopsis(false)
                .abbreviateSynopsis(true)
                .commandListHeading("%nCommands:%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n");
        usage.sectionKeys(SECTIONS);
        usage.sectionMap().put("blank", help -> "\n");
        usage.sectionMap().put("everywhere", HelpLayout::everywhere);
        usage.sectionMap().put(SECTION_KEY_OPTION_LIST, help -> help.optionListExcludingGroups(own(help)));
        usage.sectionMap()
                .put(SECTION_KEY_OPTION_LIST_HEADING, help -> own(help).isEmpty() ? "" : help.optionListHeading());
        command.getSubcommands().values().forEach(HelpLayout::apply);
    }

    private static List<OptionSpec> own(Help help) {
        boolean root = isRoot(help);
        return help.commandSpec().options().stream()
                .filter(option -> !option.hidden() && (root || !option.inherited()))
                .toList();
    }

    private static String everywhere(Help help) {
        return isRoot(help)
                ? ""
                : "\nAs everywhere: --help, --debug, --color=auto|always|never, --no-pager (fabrik --help).\n";
    }

    private static boolean isRoot(Help help) {
        return help.commandSpec().parent() == null;
    }
}
