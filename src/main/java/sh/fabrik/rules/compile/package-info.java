/** From the text of a rule file to what Drools can load, kept on disk; and from Drools' complaints to findings with a place. */
@NullMarked
package sh.fabrik.rules.compile;

import org.jspecify.annotations.NullMarked;
