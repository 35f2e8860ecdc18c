package sh.fabrik.cli.config;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.loop.settings.Catalogue;
import sh.fabrik.loop.settings.Key;
import sh.fabrik.loop.settings.Setting;

/** {@code fabrik config get}. */
@Command(
        name = "get",
        description = "The value of a key that counts; of all keys that somebody set, without a KEY.",
        footer = {"", "Examples:", "  fabrik config get cluster", "  fabrik config get prometheus.url --show-origin"})
final class ConfigGetCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "Such as collect.deadline.")
    @Nullable
    String key;

    @Option(names = "--show-origin", description = "Say who set it: file and line, variable, option or default.")
    boolean showOrigin;

    @Override
    public Integer call() {
        SettingsTable table = new SettingsTable(desk);
        return key == null
                ? table.show(true, showOrigin)
                : one(desk.workplace().settings().setting(Catalogue.named(key)));
    }

    private int one(Setting<?> setting) {
        Optional<String> shown = setting.shown();
        if (desk.json()) {
            desk.answer(SettingJson.of(setting));
        } else {
            shown.ifPresent(value -> desk.out()
                    .println(showOrigin ? value + "\t" + setting.origin().words() : value));
        }
        if (shown.isEmpty() && !desk.json()) {
            desk.err().println(unset(setting.key()));
        }
        return (shown.isPresent() ? ExitCode.OK : ExitCode.NO_DATA).code();
    }

    private static String unset(Key<?> key) {
        return key.name() + " is not set; " + key.variables().get(0) + " or a file sets it (docs/configuration.md).";
    }
}
