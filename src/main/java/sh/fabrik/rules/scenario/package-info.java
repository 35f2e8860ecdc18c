/** Scenario files: facts in YAML, and what a rule must say of them. Played by {@code fabrik rules test} and by JUnit. */
@NullMarked
package sh.fabrik.rules.scenario;

import org.jspecify.annotations.NullMarked;
