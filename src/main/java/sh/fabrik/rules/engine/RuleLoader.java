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
        Compiled outcome = compiled(file);
        if (outcome instanceof Compiled.Good good) {
            cache.rememberGood(file);
            return Optional.of(new Loaded(file, good.packages()));
        }
        problems.addAll(((Compiled.Broken) outcome).findings());
        return standIn(rule);
    }

    private Optional<Loaded> standIn(RuleInForce rule) {
        Optional<Loaded> earlier = cache.lastGood(rule.file()).flatMap(this::ifGood);
        if (earlier.isPresent()) {
            return noted(rule, earlier, "Until it is repaired, its last good version goes on.");
        }
        for (RuleFile covered : rule.covered()) {
            Optional<Loaded> below = ifGood(covered);
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

    private Optional<Loaded> ifGood(RuleFile file) {
        return compiled(file) instanceof Compiled.Good good
                ? Optional.of(new Loaded(file, good.packages()))
                : Optional.empty();
    }

    private Compiled compiled(RuleFile file) {
        Optional<Compiled> cached = cache.read(file).filter(RuleLoader::isLoadable);
        if (cached.isPresent()) {
            return cached.get();
        }
        compiled.add(file);
        Compiled fresh = RuleCompiler.compile(file);
        cache.write(file, fresh);
        return fresh;
    }

    /** An entry of another making would fail when it is loaded, so it is tried here, where the compiler can still help. */
    private static boolean isLoadable(Compiled entry) {
        if (entry instanceof Compiled.Good good) {
            try {
                return !RuleCompiler.deserialise(good.packages()).isEmpty();
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }
        return true;
    }
}
