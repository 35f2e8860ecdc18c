package sh.fabrik.cli.config;

import java.util.ArrayList;
import java.util.List;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.loop.settings.Catalogue;
import sh.fabrik.loop.settings.Key;
import sh.fabrik.loop.settings.Setting;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.run.UnreadableValue;

/** Shows many keys, one per line. */
final class SettingsTable {
    private final Desk desk;

    SettingsTable(Desk desk) {
        this.desk = desk;
    }

    /**
     * @param onlySet leave out what nobody set
     * @return the exit code: an unusable variable is told, and does not hide the rest
     */
    int show(boolean onlySet, boolean origins) {
        Settings settings = desk.workplace().settings();
        List<String> objections = new ArrayList<>();
        List<Setting<?>> shown = new ArrayList<>();
        for (Key<?> key : Catalogue.all()) {
            try {
                if (!onlySet || settings.isSet(key)) {
                    shown.add(settings.setting(key));
                }
            } catch (UnreadableValue e) {
                objections.add(e.sentence());
            }
        }
        if (desk.json()) {
            desk.answer(new SettingJson.All(
                    1, shown.stream().<SettingJson>map(SettingJson::of).toList()));
        } else {
            print(shown, origins);
        }
        objections.forEach(desk.err()::println);
        return (objections.isEmpty() ? ExitCode.OK : ExitCode.USAGE).code();
    }

    private void print(List<Setting<?>> settings, boolean origins) {
        int names = settings.stream()
                .mapToInt(setting -> setting.key().name().length())
                .max()
                .orElse(0);
        int values = settings.stream()
                .mapToInt(setting -> value(setting).length())
                .max()
                .orElse(0);
        for (Setting<?> setting : settings) {
            String line = pad(setting.key().name(), names) + "  "
                    + (origins
                            ? pad(value(setting), values) + "  "
                                    + setting.origin().words()
                            : value(setting));
            desk.out().println(line.stripTrailing());
        }
        if (settings.isEmpty()) {
            desk.err().println("Nothing is set; \"fabrik config list\" shows every key with its default.");
        }
    }

    private static String value(Setting<?> setting) {
        return setting.shown().orElse("–");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
