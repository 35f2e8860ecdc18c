package sh.fabrik.rules.check;

import java.util.stream.Stream;
import sh.fabrik.rules.folder.Finding;

/** Looks at one rule file for one kind of mistake. */
interface Check {
    Stream<Finding> of(RuleCode rule);
}
