package sh.fabrik.cli.config;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;

/** {@code fabrik config list}. */
@Command(
        name = "list",
        description = "Every key with the value that counts, and who set it. Secrets are shown as (set).",
        footer = {"", "Example:", "  fabrik config list --json"})
final class ConfigListCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Override
    public Integer call() {
        return new SettingsTable(desk).show(false, true);
    }
}
