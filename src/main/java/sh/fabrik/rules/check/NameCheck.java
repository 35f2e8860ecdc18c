package sh.fabrik.rules.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;

/** File name, rule name and DRL package are one name. */
final class NameCheck implements Check {
    private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+(?:\"([^\"\\n]*)\"|(\\S+))");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

    @Override
    public Stream<Finding> of(RuleCode rule) {
        return Stream.concat(rules(rule), packages(rule));
    }

    private static Stream<Finding> rules(RuleCode rule) {
        String name = rule.file().name();
        Matcher matcher = RULE.matcher(rule.code());
        Stream.Builder<Finding> found = Stream.builder();
        int count = 0;
        while (matcher.find()) {
            count++;
            String declared = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            int offset = matcher.group(1) != null ? matcher.start(1) - 1 : matcher.start(2);
            if (!declared.equals(name) && !declared.startsWith(name + ": ")) {
                found.add(rule.at(
                        offset,
                        "The rule is named \"" + declared + "\", and the file " + name
                                + ".drl; give both one name (a second rule in the file: \"" + name + ": …\")."));
            }
        }
        if (count == 0) {
            found.add(rule.file().finding(1, 1, "The file holds no rule."));
        }
        return found.build();
    }

    private static Stream<Finding> packages(RuleCode rule) {
        List<RuleCode.Match> declared = rule.matches(PACKAGE).toList();
        String expected = rule.file().drlPackage();
        if (declared.isEmpty()) {
            return Stream.of(
                    rule.file().finding(1, 1, "The file declares no package; begin with: package " + expected));
        }
        return declared.stream()
                .filter(found -> !found.text().equals(expected))
                .map(found -> rule.at(
                        found.offset(),
                        "The package is " + found.text() + ", and its path asks for " + expected
                                + "; two files in one package overwrite each other's thresholds."));
    }
}
