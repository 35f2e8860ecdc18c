package sh.fabrik.cli.doctor;

import java.util.List;
import java.util.Optional;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.loop.settings.ConfiguredSources;
import sh.fabrik.loop.settings.Settings;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.store.Database;

/**
 * What doctor looks at.
 *
 * @param settings as configured; without any file when one is refused
 * @param refused sentences about what in the files cannot stay
 * @param history absent when there is none yet, or it cannot be opened
 */
record Patient(Desk desk, Settings settings, List<String> refused, Optional<Database> history) {
    Patient {
        refused = List.copyOf(refused);
    }

    static Patient of(Desk desk, Optional<Database> history) {
        try {
            return new Patient(desk, desk.workplace().settings(), List.of(), history);
        } catch (UnreadableValue e) {
            return new Patient(
                    desk,
                    desk.workplace().settingsWithoutFiles(),
                    e.sentence().lines().toList(),
                    history);
        }
    }

    ConfiguredSources sources() {
        return new ConfiguredSources(settings);
    }

    /** Whether a check failed only because it read the refused file again. */
    boolean isRefusal(Finding finding) {
        return !refused.isEmpty() && finding.sentence().equals(String.join("\n", refused));
    }
}
