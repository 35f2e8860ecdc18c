/** Drools behind a fence: rule files are compiled, cached and fired here, and nothing of Drools is seen outside. */
@NullMarked
package sh.fabrik.rules.engine;

import org.jspecify.annotations.NullMarked;
