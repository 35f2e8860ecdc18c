package sh.fabrik.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.scenario.ScenarioFile;
import sh.fabrik.rules.scenario.ScenarioResult;
import sh.fabrik.rules.scenario.ScenarioRunner;

/** Moves each threshold a little down and a little up: a scenario beside the rule must notice both. */
class ShippedThresholdsTest {
    private static final Path RULES = Path.of("rules");
    private static final Pattern THRESHOLD =
            Pattern.compile("(?m)^function (int|long|double|String)\\s+(\\w+)\\(\\)\\s*\\{ return ([^;]+);");
    private static final Pattern QUANTITY = Pattern.compile("\"(\\d+)(.*)\"");
    /** A share of 0.70 is tried as 0.66 and 0.74. */
    private static final double SHIFT = 0.06;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_threshold_is_held_from_both_sides() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                THRESHOLD.matcher(text).results().forEach(threshold -> {
                    for (int direction : new int[] {-1, 1}) {
                        String moved = moved(threshold, direction);
                        String name = file.getFileName() + " with " + threshold.group(2) + " at " + moved;
                        String changed =
                                text.substring(0, threshold.start(3)) + moved + text.substring(threshold.end(3));
                        tests.add(DynamicTest.dynamicTest(name, () -> noticed(file, changed)));
                    }
                });
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private void noticed(Path file, String changed) throws IOException {
        Path rules = Files.createTempDirectory(folder, "rules");
        if (!RULES.relativize(file).startsWith("diagnosis")) {
            copyDiagnoses(rules);
        }
        Path rule = rules.resolve(RULES.relativize(file));
        Files.createDirectories(rule.getParent());
        Files.writeString(rule, changed);
        Path scenarios = scenariosOf(file);
        Path copy = Files.copy(scenarios, rule.resolveSibling(scenarios.getFileName()));
        RuleBook book = RuleBook.load(RuleFolders.only(rules), folder.resolve("cache"));
        assertThat(book.problems()).isEmpty();
        List<ScenarioResult> results = new ScenarioRunner(book).play(ScenarioFile.read(copy));
        assertThat(results).anyMatch(result -> !result.passed());
    }

    private static void copyDiagnoses(Path rules) throws IOException {
        Path target = Files.createDirectories(rules.resolve("diagnosis"));
        try (Stream<Path> files = Files.list(RULES.resolve("diagnosis"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }

    private static Path scenariosOf(Path rule) {
        return rule.resolveSibling(rule.getFileName().toString().replace(".drl", ".scenarios.yaml"));
    }

    private static String moved(MatchResult threshold, int direction) {
        String value = threshold.group(3);
        return switch (threshold.group(1)) {
            case "double" -> String.format(Locale.ROOT, "%.6f", Double.parseDouble(value) * (1 + direction * SHIFT));
            case "String" ->
                QUANTITY.matcher(value)
                        .replaceAll(quantity ->
                                "\"" + (Integer.parseInt(quantity.group(1)) + direction) + quantity.group(2) + "\"");
            default -> Long.toString(Long.parseLong(value) + direction);
        };
    }
}
