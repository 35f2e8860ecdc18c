/** What can be said of rule files before they judge anything. One check is one class; {@link sh.fabrik.rules.check.RuleCheck} runs all. */
@NullMarked
package sh.fabrik.rules.check;

import org.jspecify.annotations.NullMarked;
