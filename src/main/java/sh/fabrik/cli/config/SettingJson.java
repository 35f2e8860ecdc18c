package sh.fabrik.cli.config;

import java.util.List;
import java.util.Optional;
import sh.fabrik.loop.settings.Setting;

/** The JSON of one key; docs/json.md describes it. */
record SettingJson(String key, Optional<String> value, String origin) {
    static SettingJson of(Setting<?> setting) {
        return new SettingJson(
                setting.key().name(), setting.shown(), setting.origin().words());
    }

    /** Of several keys. */
    record All(int schemaVersion, List<SettingJson> settings) {}
}
