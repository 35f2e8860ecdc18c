package sh.fabrik.rules.engine;

import java.util.List;
import java.util.Optional;
import org.kie.api.definition.KiePackage;
import sh.fabrik.rules.compile.Compiled;
import sh.fabrik.rules.compile.RuleCompiler;
import sh.fabrik.rules.folder.RuleFile;

/**
 * A rule that is ready to be fired.
 *
 * @param file the text that runs: the file's own, an earlier one of it, or one that it covers
 * @param packages for one rule base; a second one needs a copy
 * @param serialised what copies are made from
 */
record Loaded(RuleFile file, List<KiePackage> packages, byte[] serialised) {
    /** Empty when the bytes are of another making, and only then; the compiler can still help. */
    static Optional<Loaded> of(RuleFile file, Compiled.Good good) {
        try {
            List<KiePackage> packages = RuleCompiler.deserialise(good.packages());
            return packages.isEmpty() ? Optional.empty() : Optional.of(new Loaded(file, packages, good.packages()));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    Loaded copy() {
        return new Loaded(file, RuleCompiler.deserialise(serialised), serialised);
    }
}
