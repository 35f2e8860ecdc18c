package sh.fabrik.cli.doctor;

import java.util.Optional;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.store.Database;

/**
 * What doctor looks at.
 *
 * @param settings as configured; a file that is refused ends the command before
 * @param history absent when there is none yet, or it cannot be opened
 */
record Patient(Desk desk, Settings settings, Optional<Database> history) {
    ConfiguredSources sources() {
        return new ConfiguredSources(settings);
    }
}
