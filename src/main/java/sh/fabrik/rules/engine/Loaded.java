package sh.fabrik.rules.engine;

import java.util.List;
import org.kie.api.definition.KiePackage;
import sh.fabrik.rules.compile.RuleCompiler;
import sh.fabrik.rules.folder.RuleFile;

/**
 * A rule that is ready to be fired.
 *
 * @param file the text that runs: the file's own, an earlier one of it, or one that it covers
 * @param serialised its packages as they lie in the cache; each rule base needs its own copy
 */
record Loaded(RuleFile file, byte[] serialised) {
    List<KiePackage> packages() {
        return RuleCompiler.deserialise(serialised);
    }
}
