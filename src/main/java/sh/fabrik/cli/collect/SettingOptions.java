package sh.fabrik.cli.collect;

import org.jspecify.annotations.Nullable;
import sh.fabrik.loop.settings.Key;
import sh.fabrik.loop.settings.Settings;

/** Settings with the options of a command on top. */
record SettingOptions(Settings settings) {

    /** @param text what was given for the option; the settings stay as they are where nothing was */
    SettingOptions with(Key<?> key, String option, @Nullable String text) {
        return text == null ? this : new SettingOptions(settings.with(key, option, text));
    }
}
