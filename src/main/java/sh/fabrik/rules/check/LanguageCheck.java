package sh.fabrik.rules.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;

/** A rule judges facts and does nothing else: no foreign classes, no clock, no input or output, no words that make order matter. */
final class LanguageCheck implements Check {
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+(?:static\\s+|function\\s+)?([\\w.*]+)");
    private static final Pattern FULL_NAME =
            Pattern.compile("(?<![\\w.])((?:java|javax|jdk|com|org|net|io|sun|sh)\\.[\\w.]+)");
    private static final List<String> ALLOWED = List.of("sh.fabrik.facts.", "sh.fabrik.suggest.", "sh.fabrik.run.");
    private static final Pattern DIALECT = Pattern.compile("(?m)^\\s*(dialect)\\s+\"");

    /**
     * Words that a rule must not use.
     *
     * @param reason what they do, as the end of a sentence
     */
    private record Ban(Pattern words, String reason) {}

    private static final List<Ban> BANS = List.of(
            names("System|Runtime|Process|ProcessBuilder|Thread|Class|ClassLoader", "reaches outside of the facts"),
            names("Files|File|Path|Paths|Socket|URL|URI", "reads or writes outside of the facts"),
            names("Clock|Date|Calendar|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime", "asks the clock"),
            names("Random|UUID", "draws by chance; a rule says the same every time"),
            names("kcontext|drools", "reaches into the engine"),
            calls("getClass|forName|newInstance|invoke", "reaches outside of the facts"),
            calls(
                    "now|random|currentTimeMillis|nanoTime",
                    "is another value every time; the facts know what time it is"),
            calls("eval", "hides a condition from the checks; write it as a pattern"),
            calls(
                    "modify|update|retract|delete|insertLogical|insertAsync",
                    "changes facts that others look at; only insert"),
            attributes("salience|no-loop|lock-on-active|activation-group|agenda-group|ruleflow-group|auto-focus"),
            new Ban(
                    Pattern.compile("(?m)^\\s*(declare|global|query|unit)\\s+\\w"),
                    "needs what a rule file on its own does not have; use facts and thresholds"));

    @Override
    public Stream<Finding> of(RuleCode rule) {
        return Stream.of(imports(rule), fullNames(rule), words(rule), dialect(rule))
                .flatMap(found -> found);
    }

    private static Ban names(String words, String reason) {
        return new Ban(Pattern.compile("(?<![\\w$.])(" + words + ")(?![\\w$])"), reason);
    }

    private static Ban calls(String words, String reason) {
        return new Ban(Pattern.compile("(?<![\\w$])(" + words + ")(?=\\s*[({])"), reason);
    }

    private static Ban attributes(String words) {
        return new Ban(
                Pattern.compile("(?<![\\w$.-])(" + words + ")(?![\\w$-])"),
                "makes the order of firing matter, and no rule may depend on it");
    }

    private static Stream<Finding> imports(RuleCode rule) {
        return rule.matches(IMPORT)
                .filter(found -> ALLOWED.stream().noneMatch(found.text()::startsWith))
                .map(found -> rule.at(
                        found.offset(),
                        "A rule imports only from sh.fabrik.facts, sh.fabrik.suggest and sh.fabrik.run, not "
                                + found.text() + "."));
    }

    private static Stream<Finding> fullNames(RuleCode rule) {
        return rule.matches(FULL_NAME)
                .filter(found -> !lineOf(rule, found.offset()).startsWith("import"))
                .filter(found -> ALLOWED.stream().noneMatch(found.text()::startsWith))
                .map(found -> rule.at(
                        found.offset(),
                        "A rule uses only classes of sh.fabrik.facts, sh.fabrik.suggest and sh.fabrik.run, not "
                                + found.text() + "."));
    }

    private static String lineOf(RuleCode rule, int offset) {
        int start = rule.bare().lastIndexOf('\n', offset - 1) + 1;
        return rule.bare().substring(start, offset).strip();
    }

    private static Stream<Finding> words(RuleCode rule) {
        return BANS.stream()
                .flatMap(ban -> rule.matches(ban.words())
                        .map(found -> rule.at(found.offset(), "\"" + found.text() + "\" " + ban.reason() + ".")));
    }

    private static Stream<Finding> dialect(RuleCode rule) {
        boolean java = rule.code().lines().anyMatch(line -> line.strip().matches("dialect\\s+\"java\"\\s*;?"));
        if (java && rule.matches(DIALECT).count() == 1) {
            return Stream.empty();
        }
        return Stream.of(rule.file().finding(1, 1, "The file must say, once and above its rules: dialect \"java\""));
    }
}
