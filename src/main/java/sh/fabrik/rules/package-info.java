/** The expert system: rule files over facts. {@link sh.fabrik.rules.RuleBook} is the way in. */
@NullMarked
package sh.fabrik.rules;

import org.jspecify.annotations.NullMarked;
