/** Rules that are ready are fired here, in sessions of Drools. */
@NullMarked
package sh.fabrik.rules.engine;

import org.jspecify.annotations.NullMarked;
