package sh.fabrik.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.scenario.ScenarioResult;
import sh.fabrik.rules.scenario.ScenarioRunner;

class ShippedScenariosTest {
    private static final Path RULES = Path.of("rules");

    @TempDir
    Path cache;

    @TestFactory
    Stream<DynamicTest> every_shipped_scenario_is_met() {
        List<ScenarioResult> results =
                new ScenarioRunner(RuleBook.load(RuleFolders.only(RULES), cache)).playAll(Optional.empty());
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file().getFileName() + ": " + result.scenario(),
                        () -> assertThat(result.passed())
                                .as("%s%n%s", result.scenario(), result.explanation())
                                .isTrue()));
    }

    @Test
    void every_shipped_rule_compiles_and_has_scenarios() {
        RuleBook book = RuleBook.load(RuleFolders.only(RULES), cache);
        assertThat(book.problems()).isEmpty();
        assertThat(book.rules()).isNotEmpty();
        assertThat(book.scenarioFiles()).hasSameSizeAs(book.rules());
    }
}
