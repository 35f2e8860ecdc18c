package sh.fabrik.rules.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sh.fabrik.facts.Fact;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.rules.Said;
import sh.fabrik.rules.engine.RuleLoop;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.Layer;
import sh.fabrik.rules.folder.RuleFile;

/** Plays scenarios through a rule book, both layers, and compares what the scenario's own rule says. */
public final class ScenarioRunner {
    private final RuleBook book;

    public ScenarioRunner(RuleBook book) {
        this.book = book;
    }

    /**
     * Plays the scenarios of all rules in force.
     *
     * @param only plays those whose {@code rule: scenario} contains the pattern; all when absent
     */
    public List<ScenarioResult> playAll(Optional<Pattern> only) {
        List<ScenarioResult> results = new ArrayList<>();
        for (Path path : book.scenarioFiles()) {
            try {
                ScenarioFile file = ScenarioFile.read(path);
                file.scenarios().stream()
                        .filter(scenario -> only.map(pattern -> pattern.matcher(file.rule() + ": " + scenario.name())
                                        .find())
                                .orElse(true))
                        .forEach(scenario -> results.add(play(file, scenario)));
            } catch (UnreadableScenario e) {
                results.add(new ScenarioResult(path, "the file can be read", false, String.valueOf(e.getMessage())));
            }
        }
        return results;
    }

    public List<ScenarioResult> play(ScenarioFile file) {
        return file.scenarios().stream().map(scenario -> play(file, scenario)).toList();
    }

    private ScenarioResult play(ScenarioFile file, Scenario scenario) {
        String explanation = explain(file, scenario);
        return new ScenarioResult(file.path(), scenario.name(), explanation.isEmpty(), explanation);
    }

    private String explain(ScenarioFile file, Scenario scenario) {
        Optional<RuleFile> rule = rule(file);
        if (rule.isEmpty()) {
            return "There is no rule " + file.rule() + " in force beside " + file.path() + ".";
        }
        try {
            List<Fact> facts = scenario.facts().stream().map(FactBuilder::fact).toList();
            List<Expectation> expected =
                    scenario.expected().stream().map(Expectation::new).toList();
            Said said = rule.get().layer() == Layer.ADVICE ? book.advise(facts) : book.judge(facts);
            String problems = problems(rule.get(), said);
            return problems.isEmpty() ? Comparison.explain(expected, own(file.rule(), said)) : problems;
        } catch (UnreadableScenario | RuleLoop e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Optional<RuleFile> rule(ScenarioFile file) {
        return book.rules().stream()
                .filter(rule -> file.path().toAbsolutePath().endsWith(scenariosBelow(rule)))
                .findFirst();
    }

    private static Path scenariosBelow(RuleFile rule) {
        return Path.of(rule.layer().folder(), rule.name() + ".scenarios.yaml");
    }

    /** A rule that is broken, or failed on the facts, has passed nothing. */
    private static String problems(RuleFile rule, Said said) {
        return said.problems().stream()
                .filter(finding -> finding.file().equals(rule.path().toString()))
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }

    private static List<Object> own(String rule, Said said) {
        return Stream.of(
                        said.diagnoses().stream().filter(it -> it.name().equals(rule)),
                        said.suggestions().stream().filter(it -> it.rule().equals(rule)),
                        said.advice().stream().filter(it -> it.rule().equals(rule)))
                .flatMap(stream -> stream.map(Object.class::cast))
                .toList();
    }
}
