package sh.fabrik.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sh.fabrik.rules.compile.Compiled;
import sh.fabrik.rules.compile.RuleCache;
import sh.fabrik.rules.compile.RuleCompiler;
import sh.fabrik.rules.folder.Finding;
import sh.fabrik.rules.folder.RuleFile;
import sh.fabrik.rules.folder.RuleInForce;

/** Gets rules ready, from the cache or the compiler; in place of a broken file the best text left goes on. */
final class RuleLoader {
    private final RuleCache cache;
    private final List<Finding> problems = new ArrayList<>();
    private final List<RuleFile> compiled = new ArrayList<>();

    RuleLoader(RuleCache cache) {
        this.cache = cache;
    }

    List<Finding> problems() {
        return List.copyOf(problems);
    }

    /** What was not in the cache. */
    List<RuleFile> compiled() {
        return List.copyOf(compiled);
    }

    /** Empty when no text of the rule compiles; whatever is not as it should be is among {@link #problems()} then. */
    Optional<Loaded> load(RuleInForce rule) {
        RuleFile file = rule.file();
        Attempt attempt = attempt(file);
        if (attempt.loaded().isPresent()) {
            cache.rememberGood(file);
            return attempt.loaded();
        }
        problems.addAll(attempt.findings());
        return standIn(rule);
    }

    private Optional<Loaded> standIn(RuleInForce rule) {
        Optional<Loaded> earlier =
                cache.lastGood(rule.file()).flatMap(file -> attempt(file).loaded());
        if (earlier.isPresent()) {
            return noted(rule, earlier, "Until it is repaired, its last good version goes on.");
        }
        for (RuleFile covered : rule.covered()) {
            Optional<Loaded> below = attempt(covered).loaded();
            if (below.isPresent()) {
                return noted(rule, below, "Until it is repaired, " + covered.path() + " goes on.");
            }
        }
        return noted(rule, Optional.empty(), "Until it is repaired, the rule is off.");
    }

    private Optional<Loaded> noted(RuleInForce rule, Optional<Loaded> loaded, String sentence) {
        problems.add(Finding.about(rule.file().path(), sentence));
        return loaded;
    }

    /** Either something to fire or something to say. */
    private record Attempt(Optional<Loaded> loaded, List<Finding> findings) {}

    /** An entry of another making fails when it is loaded, and then the text is compiled as if there were none. */
    private Attempt attempt(RuleFile file) {
        Optional<Compiled> cached = cache.read(file);
        if (cached.isPresent()) {
            Attempt attempt = attempt(file, cached.get());
            if (attempt.loaded().isPresent() || !attempt.findings().isEmpty()) {
                return attempt;
            }
        }
        compiled.add(file);
        Compiled fresh = RuleCompiler.compile(file);
        cache.write(file, fresh);
        Attempt attempt = attempt(file, fresh);
        return attempt.loaded().isPresent() || !attempt.findings().isEmpty() ? attempt : unloadable(file);
    }

    private static Attempt attempt(RuleFile file, Compiled compiled) {
        return compiled instanceof Compiled.Good good
                ? new Attempt(Loaded.of(file, good), List.of())
                : new Attempt(Optional.empty(), ((Compiled.Broken) compiled).findings());
    }

    private static Attempt unloadable(RuleFile file) {
        return new Attempt(
                Optional.empty(),
                List.of(file.finding(file.ruleLine(), 1, "The rule compiles, and what comes of it cannot be loaded.")));
    }
}
