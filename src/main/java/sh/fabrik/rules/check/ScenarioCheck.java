package sh.fabrik.rules.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleInForce;
import sh.fabrik.rules.scenario.Scenario;
import sh.fabrik.rules.scenario.ScenarioFile;
import sh.fabrik.rules.scenario.UnreadableScenario;

/** Beside each rule lie scenarios: one at least in which it speaks, one in which it is silent. */
final class ScenarioCheck {
    private ScenarioCheck() {}

    static List<Finding> of(RuleInForce rule) {
        Optional<Path> path = Stream.concat(Stream.of(rule.file()), rule.covered().stream())
                .map(RuleFile::scenarios)
                .filter(Files::isRegularFile)
                .findFirst();
        if (path.isEmpty()) {
            return List.of(
                    Finding.about(
                            rule.file().path(),
                            "There is no " + rule.file().scenarios().getFileName()
                                    + " beside it; write one scenario in which the rule speaks and one in which it is silent."));
        }
        try {
            return of(path.get(), ScenarioFile.read(path.get()).scenarios());
        } catch (UnreadableScenario e) {
            return List.of(Finding.about(path.get(), String.valueOf(e.getMessage())));
        }
    }

    private static List<Finding> of(Path path, List<Scenario> scenarios) {
        boolean speaks = scenarios.stream().anyMatch(it -> !it.expected().isEmpty());
        boolean silent = scenarios.stream().anyMatch(it -> it.expected().isEmpty());
        if (speaks && silent) {
            return List.of();
        }
        return List.of(Finding.about(
                path, "There is no scenario in which the rule " + (speaks ? "is silent" : "speaks") + "; add one."));
    }
}
