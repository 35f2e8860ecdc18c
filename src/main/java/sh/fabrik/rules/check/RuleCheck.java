package sh.fabrik.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.rules.compile.Compiled;
import sh.fabrik.rules.compile.RuleCompiler;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.FolderContent;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleFolders;
import sh.fabrik.rules.folder.RuleInForce;
import sh.fabrik.rules.folder.RuleSet;

/** Everything that can be found wrong with rule folders without judging a fact. */
public final class RuleCheck {
    private static final List<Check> CHECKS =
            List.of(new HeaderCheck(), new NameCheck(), new ThresholdCheck(), new LanguageCheck(), new OrderCheck());

    private RuleCheck() {}

    /**
     * Checks all files of all folders, also those of a project that is not trusted yet: nothing of them is run.
     *
     * @return sorted by place; empty when all is well
     */
    public static List<Finding> check(RuleFolders folders) {
        List<Finding> found = new ArrayList<>();
        List<FolderContent> contents = folders.contents();
        List<String> keys = contents.stream()
                .flatMap(content -> content.files().keySet().stream())
                .toList();
        for (FolderContent content : contents) {
            content.files().values().forEach(file -> found.addAll(check(file)));
            found.addAll(FolderCheck.strays(content, keys));
        }
        RuleSet inForce = folders.read();
        found.addAll(inForce.problems());
        found.addAll(FolderCheck.duplicates(inForce.files()));
        for (RuleInForce rule : inForce.rules()) {
            found.addAll(ScenarioCheck.of(rule));
        }
        return found.stream().distinct().sorted().toList();
    }

    /** What is wrong with one file, whatever the others are. */
    public static List<Finding> check(RuleFile file) {
        RuleCode code = RuleCode.of(file);
        List<Finding> byEye = CHECKS.stream().flatMap(check -> check.of(code)).toList();
        Optional<Finding> name = byEye.stream()
                .filter(finding -> finding.message().contains("package"))
                .findFirst();
        Stream<Finding> byCompiler = RuleCompiler.compile(file) instanceof Compiled.Broken broken
                ? broken.findings().stream()
                        .filter(finding -> name.isEmpty() || !finding.message().contains("begin with: package"))
                : Stream.empty();
        return Stream.concat(byEye.stream(), byCompiler).distinct().sorted().toList();
    }
}
