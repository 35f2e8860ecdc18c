/** Ended runs as the analyses read them, and the queries behind quoted numbers. */
@NullMarked
package sh.fabrik.analyse.history;

import org.jspecify.annotations.NullMarked;
