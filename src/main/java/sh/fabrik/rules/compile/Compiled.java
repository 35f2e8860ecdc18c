package sh.fabrik.rules.compile;

import java.util.List;
import sh.fabrik.rules.folder.Finding;

/** What the compiler made of one rule file. */
public sealed interface Compiled {
    /**
     * Fit to be loaded.
     *
     * @param packages the rule's Drools package as bytes
     */
    record Good(byte[] packages) implements Compiled {}

    /** Not fit; the findings say where and why. */
    record Broken(List<Finding> findings) implements Compiled {
        public Broken {
            findings = List.copyOf(findings);
        }
    }
}
