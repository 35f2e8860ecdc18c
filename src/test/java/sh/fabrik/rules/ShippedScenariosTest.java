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
import sh.fabrik.rules.check.RuleCheck;
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
    void nothing_can_be_found_wrong_with_the_shipped_rules() {
        RuleBook book = RuleBook.load(RuleFolders.only(RULES), cache);
        assertThat(book.rules()).isNotEmpty();
        assertThat(book.problems()).isEmpty();
        assertThat(RuleCheck.check(RuleFolders.only(RULES))).isEmpty();
    }
}
